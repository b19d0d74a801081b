using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
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

    /// <summary>Best costs and the rest by series, and by day where asked.</summary>
    /// <param name="lines">False leaves out charges that could not be laid on usage.</param>
    public static async Task<List<SeriesSums>> SumsAsync(
        DashboardStore store, RollUpMemory memory, IEnumerable<int> series, Period period, int generation, CancellationToken ct, bool byDay = false, bool lines = true)
    {
        var cut = await LedgerCut.ReadAsync(store, memory, period, generation, SpendBasis.Best, fine: true, ct, lines);
        var cells = cut.Sum(SeriesGroups.Each(series), byDay ? day => day : _ => 0, monthly: !byDay);
        List<SeriesSums> sums = [];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var (group, day) = cells.Place(cell);
            cells.Sums(cell).SeriesId = group;
            cells.Sums(cell).Day = byDay ? DateOnly.FromDayNumber(day) : null;
            sums.Add(cells.Sums(cell));
        }

        return sums;
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
