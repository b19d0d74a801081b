using Dashboard.Core.Store;
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
