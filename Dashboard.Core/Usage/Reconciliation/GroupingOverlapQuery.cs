using Dashboard.Core.Store;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>
/// Reports of one connection that cover the same days, grouped differently. Their rows have different keys, so both stand
/// in the ledger. The table of imports tells how each report was grouped and which days it covers; the roll-up of days
/// tells whether both still count there: the coarser one then holds at least as much as the finer one.
/// </summary>
public sealed class GroupingOverlapQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <param name="connection">Only this one; null is all.</param>
    public async Task<IReadOnlyList<GroupingOverlap>> ListAsync(string? connection, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var imports = await store.Imports().AsNoTracking()
            .Where(i => i.Grouping != null && i.FirstAt != null && i.LastAt != null && i.Connection != null && (connection == null || i.Connection == connection))
            .Select(i => new { i.Id, i.File, i.Connection, i.Format, i.Grouping, i.FirstAt, i.LastAt })
            .ToListAsync(ct);
        var reports = imports.Select(i => new Report(i.Id, i.File, i.Connection!, i.Format!, i.Grouping!.Value, DayOf(i.FirstAt!.Value), DayOf(i.LastAt!.Value)));
        List<GroupingOverlap> found = [];
        foreach (var reading in reports.GroupBy(r => (r.Connection, r.Format)).Where(g => g.Select(r => r.Grouping).Distinct().Count() > 1))
        {
            var sums = await SumsAsync(store, reading.Key.Connection, reading.Min(r => r.First), reading.Max(r => r.Last), ct);
            var kinds = reading.GroupBy(r => r.Grouping).Select(g => g.ToList()).ToList();
            for (var i = 0; i < kinds.Count; i++)
            {
                foreach (var other in kinds.Skip(i + 1))
                {
                    if (Between(kinds[i], other, sums) is { } overlap)
                        found.Add(overlap);
                }
            }
        }

        return [.. found.OrderByDescending(o => o.Days)];
    }

    private static async Task<List<Sum>> SumsAsync(DashboardStore store, string connection, DateOnly from, DateOnly last, CancellationToken ct)
    {
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var series = store.Series().Join(
            store.Connections().Where(c => c.Name == connection && c.Role == ConnectionRole.Ledger), s => s.ConnectionId, c => c.Id, (s, _) => s);
        var days = await store.UsageDays().AsNoTracking()
            .Where(d => d.Generation == generation && d.Day >= from && d.Day <= last)
            .Join(series, d => d.SeriesId, s => s.Id, (d, s) => new { Day = d, s.RawModel, s.ApiKey, s.Project, s.ServiceTier, s.Service })
            .Select(x => new
            {
                x.Day.Day,
                x.Service,
                Model = x.RawModel != null,
                Key = x.ApiKey != null,
                Project = x.Project != null,
                Tier = x.ServiceTier != null,
                Tokens = x.Day.Input + x.Day.CacheRead + x.Day.CacheWrite5m + x.Day.CacheWrite1h + x.Day.CacheWriteUnknown + x.Day.Output,
            })
            .GroupBy(x => new { x.Day, x.Service, x.Model, x.Key, x.Project, x.Tier })
            .Select(g => new { g.Key, Tokens = g.Sum(x => x.Tokens) })
            .ToListAsync(ct);
        return
        [
            .. days.Select(d => new Sum(
                d.Key.Day, d.Key.Service,
                By(d.Key.Model, ReportGrouping.Model) | By(d.Key.Key, ReportGrouping.Key) | By(d.Key.Project, ReportGrouping.Project) | By(d.Key.Tier, ReportGrouping.ServiceTier),
                d.Tokens)),
        ];
    }

    private static GroupingOverlap? Between(List<Report> one, List<Report> two, List<Sum> sums)
    {
        var (first, second) = (one[0].Grouping & ReportGrouping.OfSeries, two[0].Grouping & ReportGrouping.OfSeries);
        List<(DateOnly Day, long? Tokens)> twice = [];
        foreach (var day in sums.Where(s => Covers(one, s.Day) && Covers(two, s.Day)).GroupBy(s => (s.Day, s.Service)))
        {
            if (first == second)
            {
                // Their rows stand in the same series: that both are there is all one can see.
                twice.Add((day.Key.Day, null));
                continue;
            }

            // What only the first can have brought, what only the second, and what either can.
            var (mine, yours, either) = (Total(day, s => Within(s, first) && !Within(s, second)), Total(day, s => Within(s, second) && !Within(s, first)), Total(day, s => Within(s, first) && Within(s, second)));
            var (coarse, fine) = mine == 0 ? (either, yours) : yours == 0 ? (either, mine) : (mine, yours);
            var nested = (first & second) == first || (first & second) == second;
            if (fine > 0 && coarse > 0 && (!nested || coarse >= fine))
                twice.Add((day.Key.Day, Math.Min(coarse, fine)));
        }

        return twice.Count == 0 ? null : new GroupingOverlap(
            one[0].Connection, one[0].Format, Latest(one), Latest(two), twice.DistinctBy(t => t.Day).Count(), twice.Min(t => t.Day), twice.Max(t => t.Day),
            first == second ? null : twice.Sum(t => t.Tokens));
    }

    private static DateOnly DayOf(DateTime at) => DateOnly.FromDateTime(at);

    private static ReportGrouping By(bool named, ReportGrouping what) => named ? what : ReportGrouping.None;

    private static bool Within(Sum sum, ReportGrouping grouping) => (sum.Named & ~grouping) == ReportGrouping.None;

    private static long Total(IEnumerable<Sum> sums, Func<Sum, bool> which) => sums.Where(which).Sum(s => s.Tokens);

    private static bool Covers(List<Report> reports, DateOnly day) => reports.Exists(r => day >= r.First && day <= r.Last);

    private static GroupedReport Latest(List<Report> reports)
    {
        var latest = reports.MaxBy(r => r.Id)!;
        return new GroupedReport(latest.Id, Path.GetFileName(latest.File), latest.Grouping);
    }

    private sealed record Report(int Id, string File, string Connection, string Format, ReportGrouping Grouping, DateOnly First, DateOnly Last);

    private sealed record Sum(DateOnly Day, string? Service, ReportGrouping Named, long Tokens);
}
