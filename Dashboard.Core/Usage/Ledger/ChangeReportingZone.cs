using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// Reckons days in another time zone. The new days are built beside the old ones, which pages go on reading until all
/// are there; importing goes on meanwhile. When it is stopped, running it again with the same zone takes it up.
/// </summary>
public sealed class ChangeReportingZone(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>The zone of this IANA name, or null when this machine knows none.</summary>
    public static TimeZoneInfo? Find(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;

    /// <exception cref="ArgumentException">There is no such time zone.</exception>
    public async Task RunAsync(string timeZone, CancellationToken ct)
    {
        if (Find(timeZone) is not { } zone)
            throw new ArgumentException($"\"{timeZone}\" is not a time zone of the IANA list, such as Europe/Berlin.", nameof(timeZone));

        await using var store = await stores.CreateDbContextAsync(ct);
        var connection = store.Database.GetConnectionString()!;
        await Task.Run(() => Rebuild(connection, zone.Id, ct), ct);
    }

    /// <summary>Notes in an open store which zone is wanted, for <see cref="FinishAsync"/> to build; whoever calls saves.</summary>
    /// <exception cref="ArgumentException">There is no such time zone.</exception>
    public static async Task<Change> WantAsync(DashboardStore store, string timeZone, CancellationToken ct)
    {
        if (Find(timeZone) is not { } zone)
            throw new ArgumentException($"\"{timeZone}\" is not a time zone of the IANA list, such as Europe/Berlin.", nameof(timeZone));

        var row = await store.ReportingZones().SingleOrDefaultAsync(ct);
        if ((row?.NextTimeZone ?? row?.TimeZone ?? ReportingZone.Utc) == zone.Id)
            return Change.Unchanged;

        if (row is null)
            store.ReportingZones().Add(row = new ReportingZone { Id = 1, TimeZone = ReportingZone.Utc });

        // What another change had begun to build is of no use.
        var generation = row.Generation;
        await store.UsageDays().Where(d => d.Generation > generation).ExecuteDeleteAsync(ct);
        await store.SmallDays().Where(d => d.Generation > generation).ExecuteDeleteAsync(ct);
        (row.NextTimeZone, row.NextBuiltUntil) = (zone.Id == row.TimeZone ? null : zone.Id, 0);
        return Change.Changed;
    }

    /// <summary>Builds on for the zone that is wanted, if any: also after the process that began died.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.ReportingZones().Select(z => z.NextTimeZone).SingleOrDefaultAsync(ct) is { } zone)
            await RunAsync(zone, ct);
    }

    private void Rebuild(string connection, string zone, CancellationToken ct)
    {
        using var days = new DayRebuild(connection, time);
        if (!days.Start(zone, ct))
            return;

        while (days.BuildSlice(ct))
            ct.ThrowIfCancellationRequested();

        while (days.DropSlice(ct))
            ct.ThrowIfCancellationRequested();
    }
}
