using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>
/// Connections that both count and see the same account of a provider on the same days: most likely the same traffic,
/// counted twice. An account that nobody names may be any. Reads the small roll-up.
/// </summary>
public sealed class OverlapQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <param name="period">Null is all that is known.</param>
    public async Task<IReadOnlyList<Overlap>> ListAsync(Period? period, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var (from, until) = period is { } asked ? (asked.From, asked.Until) : (DateOnly.MinValue, DateOnly.MaxValue);
        var connections = await store.Connections().AsNoTracking().Where(c => c.Role == ConnectionRole.Ledger && c.Format != Connection.SampleFormat).OrderBy(c => c.Id).ToListAsync(ct);
        if (connections.Count < 2)
            return [];

        var apart = (await store.KeptApart().Select(k => new { k.FirstId, k.SecondId }).ToListAsync(ct)).Select(k => (k.FirstId, k.SecondId)).ToHashSet();
        var seen = await store.SmallDays().AsNoTracking()
            .Where(d => d.Generation == generation && d.Day >= from && d.Day < until)
            .Join(store.Series().Where(s => s.Contract != null), d => d.SeriesId, s => s.Id, (d, s) => new { Day = d, s.ConnectionId, s.Contract })
            .GroupBy(x => new { x.ConnectionId, x.Contract, x.Day.Day })
            .Select(g => new Seen(
                g.Key.ConnectionId, g.Key.Contract!, g.Key.Day,
                g.Sum(x => x.Day.Input + x.Day.CacheRead + x.Day.CacheWrite5m + x.Day.CacheWrite1h + x.Day.CacheWriteUnknown + x.Day.Output), g.Sum(x => x.Day.BestNanos)))
            .ToListAsync(ct);
        var byConnection = seen.ToLookup(s => s.ConnectionId);
        return
        [
            .. from first in connections
               from second in connections
               where first.Id < second.Id && !apart.Contains((first.Id, second.Id)) && MayBeOne(first.Account, second.Account)
               from overlap in Between(first, byConnection[first.Id], second, byConnection[second.Id])
               orderby overlap.Days descending
               select overlap,
        ];
    }

    private static IEnumerable<Overlap> Between(Connection first, IEnumerable<Seen> one, Connection second, IEnumerable<Seen> two) =>
        from pair in one.Join(two, s => (s.Contract, s.Day), s => (s.Contract, s.Day), (a, b) => (a, b))
        group pair by pair.a.Contract into days
        select new Overlap(
            days.Key,
            new OverlapSide(first.Name, first.Format, days.Sum(d => d.a.Tokens), Money.FromNanos(days.Sum(d => d.a.Nanos))),
            new OverlapSide(second.Name, second.Format, days.Sum(d => d.b.Tokens), Money.FromNanos(days.Sum(d => d.b.Nanos))),
            days.Count(), days.Min(d => d.a.Day), days.Max(d => d.a.Day));

    private static bool MayBeOne(string? account, string? other) => account is null || other is null || account == other;

    private sealed record Seen(int ConnectionId, string Contract, DateOnly Day, long Tokens, long Nanos);
}

/// <summary>Two connections over the same account of a provider.</summary>
/// <param name="Days">On how many days both have usage.</param>
public sealed record Overlap(string Contract, OverlapSide First, OverlapSide Second, int Days, DateOnly From, DateOnly Last)
{
    /// <summary>The one to keep for detail: it saw less of the account.</summary>
    public OverlapSide Smaller => First.Tokens < Second.Tokens ? First : Second;

    public OverlapSide Larger => First.Tokens < Second.Tokens ? Second : First;
}

/// <summary>What one of them holds of the common days.</summary>
public sealed record OverlapSide(string Connection, string Format, long Tokens, decimal? CostUsd);
