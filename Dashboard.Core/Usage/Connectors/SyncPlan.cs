using Dashboard.Core.Usage.Connections;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>
/// Which days to ask for next. What was read without a gap grows at both ends: towards today first, then, window by window,
/// into the past; so a plan can be broken off anywhere and taken up again.
/// </summary>
internal static class SyncPlan
{
    /// <summary>The newest days: those that are missing since the last time, and the last few again.</summary>
    public static IReadOnlyList<DayRange> Refresh(Feed feed, (DateOnly? From, DateOnly Until) reach, int longest)
    {
        var known = feed.CoveredUntil is { } until && until < reach.Until ? until : reach.Until;
        var from = known.AddDays(-feed.LateDays);
        if (from < reach.From)
            from = reach.From.Value;

        var windows = new List<DayRange>();
        for (var start = from; start < reach.Until; start = windows[^1].Until)
            windows.Add(new(start, Earlier(start.AddDays(longest), reach.Until)));

        return windows;
    }

    /// <summary>The next window of the past; null when there is no more to read.</summary>
    public static DayRange? Past(Feed feed, (DateOnly? From, DateOnly Until) reach, int longest)
    {
        if (feed.BackfillStopped || Goal(feed, reach.From) is not { } goal || feed.CoveredFrom is not { } from || from <= goal)
            return null;

        var start = from.AddDays(-longest);
        return new(start < goal ? goal : start, from);
    }

    /// <summary>Adds a window to what was read.</summary>
    public static void Cover(Feed feed, DayRange days)
    {
        // Days in between that the provider no longer tells of: what is read without a gap begins anew.
        if (feed.CoveredUntil is null || days.From > feed.CoveredUntil)
            (feed.CoveredFrom, feed.CoveredUntil) = (days.From, days.Until);

        feed.CoveredFrom = Earlier(feed.CoveredFrom!.Value, days.From);
        feed.CoveredUntil = Earlier(feed.CoveredUntil.Value, days.Until) == days.Until ? feed.CoveredUntil : days.Until;
    }

    private static DateOnly? Goal(Feed feed, DateOnly? reach) => feed.ReadBackTo is { } wanted ? reach is { } oldest && wanted < oldest ? oldest : wanted : null;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
