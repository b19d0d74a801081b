using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Reads roll-ups: sums by series from SQL, everything that hangs on a series from its small table.</summary>
internal static class RollUpReading
{
    /// <summary>From here on every answer is of one moment, whatever is imported or rebuilt meanwhile. Readers take no lock.</summary>
    public static async Task<IDbContextTransaction> AtOneMomentAsync(DashboardStore store, CancellationToken ct)
    {
        await store.Database.OpenConnectionAsync(ct);
        // Begun through EF it would take the write lock.
        var connection = (SqliteConnection)store.Database.GetDbConnection();
        return (await store.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), ct))!;
    }

    /// <summary>The days that pages read now, and their time zone.</summary>
    public static async Task<(int Generation, string TimeZone)> ReckoningAsync(DashboardStore store, CancellationToken ct) =>
        await store.ReportingZones().Select(z => new { z.Generation, z.TimeZone }).SingleOrDefaultAsync(ct) is { } zone
            ? (zone.Generation, zone.TimeZone)
            : (0, ReportingZone.Utc);

    /// <summary>What hangs on each series of the connections that count; also of one connection alone.</summary>
    public static async Task<Dictionary<int, SeriesView>> SeriesAsync(DashboardStore store, string? connection, CancellationToken ct) =>
        await store.Series().AsNoTracking()
            .Join(store.Connections(), s => s.ConnectionId, c => c.Id, (s, c) => new { Series = s, c.Name, c.Role })
            .Where(x => connection == null ? x.Role == ConnectionRole.Ledger : x.Name == connection)
            .Select(x => new SeriesView(x.Series, x.Name))
            .ToDictionaryAsync(x => x.Series.Id, ct);

    /// <summary>Sums by series, and by day where asked; the small roll-up where it knows enough.</summary>
    public static async Task<List<SeriesSums>> SumsAsync(
        DashboardStore store, Period period, int generation, SpendBasis basis, bool fine, bool byDay, CancellationToken ct)
    {
        var sums = fine
            ? await SumsAsync(store.UsageDays(), period, generation, basis, byDay, ct)
            : await SumsAsync(store.SmallDays(), period, generation, basis, byDay, ct);
        if (basis != SpendBasis.Computed)
            sums.AddRange(await ChargesAsync(store, period, basis, byDay, ct));

        return sums;
    }

    // What providers charge instead of what entries say: changes to the sums above, few rows, always by whole series.
    private static async Task<List<SeriesSums>> ChargesAsync(DashboardStore store, Period period, SpendBasis basis, bool byDay, CancellationToken ct)
    {
        var (from, until) = (period.From, period.Until);
        var chosen = store.CostDays().AsNoTracking().Where(d => d.Day >= from && d.Day < until);
        var groups = byDay
            ? chosen.GroupBy(d => new { d.SeriesId, Day = (DateOnly?)d.Day })
            : chosen.GroupBy(d => new { d.SeriesId, Day = (DateOnly?)null });
        return await groups.Select(g => new SeriesSums
        {
            SeriesId = g.Key.SeriesId,
            Day = g.Key.Day,
            LastDay = g.Max(d => d.Day),
            Lines = g.Sum(d => d.Lines),
            ChargedNanos = g.Sum(d => d.ChargedNanos),
            CostNanos = basis == SpendBasis.Best ? g.Sum(d => d.BestNanos) : g.Sum(d => d.ReportedNanos),
            CostKnown = basis == SpendBasis.Best ? 0 : g.Sum(d => d.ReportedKnown),
            ReportedNanos = g.Sum(d => d.ReportedNanos),
            EstimatedNanos = basis == SpendBasis.Best ? g.Sum(d => d.EstimatedNanos) : 0,
        }).ToListAsync(ct);
    }

    private static async Task<List<SeriesSums>> SumsAsync<TDay>(
        IQueryable<TDay> days, Period period, int generation, SpendBasis basis, bool byDay, CancellationToken ct) where TDay : DayRollUp
    {
        var (from, until) = (period.From, period.Until);
        var chosen = days.AsNoTracking().Where(d => d.Generation == generation && d.Day >= from && d.Day < until);
        // SQLite groups these few thousand rows faster than it sends them.
        var groups = byDay
            ? chosen.GroupBy(d => new { d.SeriesId, Day = (DateOnly?)d.Day })
            : chosen.GroupBy(d => new { d.SeriesId, Day = (DateOnly?)null });
        return await groups.Select(g => new SeriesSums
        {
            SeriesId = g.Key.SeriesId,
            Day = g.Key.Day,
            LastDay = g.Max(d => d.Day),
            Entries = g.Sum(d => d.Entries),
            Requests = g.Sum(d => d.Requests),
            RequestsKnown = g.Sum(d => d.RequestsKnown),
            Input = g.Sum(d => d.Input),
            InputKnown = g.Sum(d => d.InputKnown),
            CacheRead = g.Sum(d => d.CacheRead),
            CacheReadKnown = g.Sum(d => d.CacheReadKnown),
            CacheWrite5m = g.Sum(d => d.CacheWrite5m),
            CacheWrite5mKnown = g.Sum(d => d.CacheWrite5mKnown),
            CacheWrite1h = g.Sum(d => d.CacheWrite1h),
            CacheWrite1hKnown = g.Sum(d => d.CacheWrite1hKnown),
            CacheWriteUnknown = g.Sum(d => d.CacheWriteUnknown),
            CacheWriteUnknownKnown = g.Sum(d => d.CacheWriteUnknownKnown),
            Output = g.Sum(d => d.Output),
            OutputKnown = g.Sum(d => d.OutputKnown),
            Reasoning = g.Sum(d => d.Reasoning),
            ReasoningKnown = g.Sum(d => d.ReasoningKnown),
            CostNanos = basis == SpendBasis.Best ? g.Sum(d => d.BestNanos) : basis == SpendBasis.Reported ? g.Sum(d => d.ReportedNanos) : g.Sum(d => d.ComputedNanos),
            CostKnown = basis == SpendBasis.Best ? g.Sum(d => d.BestKnown) : basis == SpendBasis.Reported ? g.Sum(d => d.ReportedKnown) : g.Sum(d => d.ComputedKnown),
            ReportedNanos = basis == SpendBasis.Computed ? 0 : g.Sum(d => d.ReportedNanos),
            EstimatedNanos = basis == SpendBasis.Best ? g.Sum(d => d.BestEstimatedNanos) : basis == SpendBasis.Reported ? 0 : g.Sum(d => d.EstimatedNanos),
        }).ToListAsync(ct);
    }
}

/// <summary>A series with the name of its connection.</summary>
internal sealed record SeriesView(Series Series, string Connection)
{
    public string? ValueOf(SpendKey key) => key switch
    {
        SpendKey.Provider => Series.Contract,
        SpendKey.Host => Series.Host,
        SpendKey.Gateway => Series.Gateway,
        SpendKey.Maker => Series.Maker,
        SpendKey.Model => Series.ModelKey ?? Series.RawModel,
        SpendKey.Offering => Series.RawModel is null ? null : $"{Series.Host ?? Series.Gateway ?? "?"}/{Series.RawModel}",
        SpendKey.Workload => Series.WorkloadKey,
        SpendKey.Key => Series.ApiKey,
        SpendKey.Project => Series.Project,
        SpendKey.Service => Series.Service ?? Series.Tag,
        SpendKey.Connection => Connection,
        SpendKey.Jurisdiction => Series.HostCountry,
        SpendKey.MakerJurisdiction => Series.MakerCountry,
        SpendKey.Bloc => Series.HostBloc,
        SpendKey.MakerBloc => Series.MakerBloc,
        SpendKey.OpenWeights => Series.OpenWeights is { } open ? open ? "true" : "false" : null,
        SpendKey.ServiceTier => Series.ServiceTier,
        SpendKey.Environment => Series.Environment,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A series has no time."),
    };
}
