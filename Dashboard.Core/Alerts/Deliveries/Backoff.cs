namespace Dashboard.Core.Alerts.Deliveries;

/// <summary>When to try again. Pure.</summary>
internal static class Backoff
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    // Longest of all, whatever the other side wishes: news of last week is none.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static TimeSpan After(int attempts, TimeSpan? wish)
    {
        var pause = attempts <= Pauses.Length ? Pauses[Math.Max(0, attempts - 1)] : TimeSpan.FromHours(8);
        if (wish is { } asked && asked > pause)
            pause = asked;

        return pause < Longest ? pause : Longest;
    }
}
