using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>
/// Connections that both count and see the same account of a provider on the same days: most likely the same traffic,
/// counted twice. An account that nobody names may be any. Reads the small roll-up.
/// </summary>
public sealed class OverlapQuery(IDbContextFactory<DashboardStore> stores, RollUpMemory memory)
{
    /// <param name="period">Null is all that is known.</param>
    public async Task<IReadOnlyList<Overlap>> ListAsync(Period? period, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var connections = await store.Connections().AsNoTracking().Where(c => c.Role == ConnectionRole.Ledger && c.Format != Connection.SampleFormat).OrderBy(c => c.Id).ToListAsync(ct);
        if (connections.Count < 2)
            return [];

        var apart = (await store.KeptApart().Select(k => new { k.FirstId, k.SecondId }).ToListAsync(ct)).Select(k => (k.FirstId, k.SecondId)).ToHashSet();
        var seen = Seen(store, await SeriesAsync(store, ct), await PeriodAsync(store, generation, period, ct), generation);
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

    private static async Task<Dictionary<int, (int Connection, string Contract)>> SeriesAsync(DashboardStore store, CancellationToken ct) =>
        (await store.Series().Where(s => s.Contract != null).Select(s => new { s.Id, s.ConnectionId, s.Contract }).ToListAsync(ct))
            .ToDictionary(s => s.Id, s => (s.ConnectionId, s.Contract!));

    private static async Task<Period> PeriodAsync(DashboardStore store, int generation, Period? period, CancellationToken ct)
    {
        if (period is { } asked)
            return asked;

        var days = store.SmallDays().Where(d => d.Generation == generation).Select(d => (DateOnly?)d.Day);
        return await days.MinAsync(ct) is { } first && await days.MaxAsync(ct) is { } last ? new Period(first, last.AddDays(1)) : default;
    }

    private List<Sighting> Seen(DashboardStore store, Dictionary<int, (int Connection, string Contract)> series, Period period, int generation)
    {
        var sums = new Dictionary<(int Connection, string Contract, int Day), (long Tokens, long Nanos)>();
        foreach (var rows in memory.Read(store, period, generation, fine: false))
        {
            long[]?[] tokens = [rows.Of(SumColumn.Input), rows.Of(SumColumn.CacheRead), rows.Of(SumColumn.CacheWrite5m), rows.Of(SumColumn.CacheWrite1h), rows.Of(SumColumn.CacheWriteUnknown), rows.Of(SumColumn.Output)];
            var nanos = rows.Of(SumColumn.BestNanos);
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows.Times[i] < period.From.DayNumber || rows.Times[i] >= period.Until.DayNumber || !series.TryGetValue(rows.Series[i], out var of))
                    continue;

                var (oldTokens, oldNanos) = sums.GetValueOrDefault((of.Connection, of.Contract, rows.Times[i]));
                sums[(of.Connection, of.Contract, rows.Times[i])] = (oldTokens + tokens.Sum(t => t?[i] ?? 0), oldNanos + (nanos?[i] ?? 0));
            }
        }

        return [.. sums.Select(s => new Sighting(s.Key.Connection, s.Key.Contract, DateOnly.FromDayNumber(s.Key.Day), s.Value.Tokens, s.Value.Nanos))];
    }

    private static IEnumerable<Overlap> Between(Connection first, IEnumerable<Sighting> one, Connection second, IEnumerable<Sighting> two) =>
        from pair in one.Join(two, s => (s.Contract, s.Day), s => (s.Contract, s.Day), (a, b) => (a, b))
        group pair by pair.a.Contract into days
        select new Overlap(
            days.Key,
            new OverlapSide(first.Name, first.Format, days.Sum(d => d.a.Tokens), Money.FromNanos(days.Sum(d => d.a.Nanos))),
            new OverlapSide(second.Name, second.Format, days.Sum(d => d.b.Tokens), Money.FromNanos(days.Sum(d => d.b.Nanos))),
            days.Count(), days.Min(d => d.a.Day), days.Max(d => d.a.Day));

    private static bool MayBeOne(string? account, string? other) => account is null || other is null || account == other;

    private sealed record Sighting(int ConnectionId, string Contract, DateOnly Day, long Tokens, long Nanos);
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
