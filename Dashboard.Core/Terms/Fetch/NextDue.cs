namespace Dashboard.Core.Terms.Fetch;

/// <summary>When to ask again. Pure; the spread comes from the source's id, so that a restart changes nothing.</summary>
public static class NextDue
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <summary>After a look that told us what the document says.</summary>
    public static DateTime AfterSuccess(int sourceId, DateTime now, TermsOptions options) =>
        now + Between(options.ShortestInterval, options.LongestInterval, Share(sourceId));

    /// <summary>The second look at a text that was seen once.</summary>
    public static DateTime ToConfirm(int sourceId, DateTime seen, TermsOptions options) =>
        seen + Between(options.ConfirmAfter, options.ConfirmBefore, Share(sourceId));

    /// <summary>After a failure: doubling up to a day, never before the host's own wish.</summary>
    public static DateTime AfterFailure(int sourceId, DateTime now, int failures, TimeSpan? retryAfter, TermsOptions options)
    {
        var pause = options.FirstRetry * Math.Pow(2, Math.Clamp(failures - 1, 0, 10));
        if (pause > LongestRetry)
            pause = LongestRetry;

        // A fifth to either side, so that the sources of a host that was down do not come back in step.
        pause *= 0.8 + (0.4 * Share(sourceId));
        return now + (retryAfter is { } wish && wish > pause ? wish : pause);
    }

    /// <summary>A number from 0 up to 1 that belongs to the source for good (Knuth's multiplicative hash).</summary>
    internal static double Share(int sourceId) => unchecked((uint)sourceId * 2654435761u) / 4294967296.0;

    private static TimeSpan Between(TimeSpan least, TimeSpan most, double share) => most <= least ? least : least + ((most - least) * share);
}
