using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>From which day on each connection may still have something to say.</summary>
internal static class CoverageQuery
{
    /// <summary>A connection without an entry for longer than this is taken to have ended: what is missing from it is nothing.</summary>
    public const int EndedAfterDays = 35;

    /// <summary>By number of the connection: the first day that is not over, or not told yet; days before it are complete.</summary>
    public static async Task<Dictionary<int, DateOnly>> OpenFromAsync(DashboardStore store, int generation, ReportingDay day, CancellationToken ct)
    {
        var last = await store.SmallDays().Where(d => d.Generation == generation)
            .Join(store.Series(), d => d.SeriesId, s => s.Id, (d, s) => new { s.ConnectionId, d.Day })
            .GroupBy(d => d.ConnectionId)
            .Select(g => new { g.Key, Last = g.Max(d => d.Day) })
            .ToDictionaryAsync(d => d.Key, d => d.Last, ct);
        var asked = await store.Feeds().Where(f => f.LastSuccessAt != null).ToDictionaryAsync(f => f.ConnectionId, f => f.LastSuccessAt!.Value, ct);
        return last.ToDictionary(l => l.Key, l => OpenFrom(l.Value, asked.TryGetValue(l.Key, out var at) ? day.DayOf(at) : null, day.Today));
    }

    internal static DateOnly OpenFrom(DateOnly lastEntry, DateOnly? askedOn, DateOnly today)
    {
        if (lastEntry < today.AddDays(-EndedAfterDays))
            return today;

        // A source that is asked says that there was nothing more; of a file nobody knows whether its last day is whole.
        var from = askedOn > lastEntry ? askedOn.Value : lastEntry;
        return from < today ? from : today;
    }
}
