using Dashboard.Core.Store;
using Dashboard.Core.Usage.Analytics;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>In which zone days are reckoned, and how far a change of it is.</summary>
public sealed class ReportingZoneQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<ZoneState> AskAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        if (await store.ReportingZones().AsNoTracking().SingleOrDefaultAsync(ct) is not { } zone)
            return new ZoneState(ReportingZone.Utc, null, null, null);

        if (zone.NextTimeZone is null)
            return new ZoneState(zone.TimeZone, null, null, null);

        var first = await store.UsageEntries().MinAsync(e => (long?)e.Id, ct);
        var last = await store.UsageEntries().MaxAsync(e => (long?)e.Id, ct);
        // Numbers follow time: the part of the time passed, which is near the part of the entries.
        var part = first is null || last == first ? 1 : Math.Clamp((double)(zone.NextBuiltUntil - first.Value) / (last!.Value - first.Value), 0, 1);
        return new ZoneState(zone.TimeZone, zone.NextTimeZone, part, zone.NextBuiltUntil == 0 ? null : DateTime.UnixEpoch.AddSeconds(zone.NextBuiltUntil >> EntryId.HashBits));
    }
}

/// <summary>The zone that pages read, and the one being built.</summary>
/// <param name="Next">Null when none is.</param>
/// <param name="Part">How much of it is done, from 0 to 1.</param>
/// <param name="ReachedAt">The moment in the ledger up to which it is built.</param>
public sealed record ZoneState(string TimeZone, string? Next, double? Part, DateTime? ReachedAt);
