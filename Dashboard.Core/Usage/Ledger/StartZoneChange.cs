using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Hangfire;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>Asks for another reporting time zone and queues the work.</summary>
public sealed class StartZoneChange(IDbContextFactory<DashboardStore> stores, IBackgroundJobClient jobs)
{
    public async Task<SaveOutcome> RunAsync(string timeZone, CancellationToken ct)
    {
        if (ChangeReportingZone.Find(timeZone.Trim()) is not { } zone)
            return new SaveOutcome.Refused([new Problem("timeZone", $"\"{timeZone.Trim()}\" is not a time zone of the IANA list, such as Europe/Berlin.")]);

        await using var store = await stores.CreateDbContextAsync(ct);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        var change = await ChangeReportingZone.WantAsync(store, zone.Id, ct);
        await store.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (change is not Change.Unchanged)
            jobs.Enqueue<ChangeReportingZoneJob>(job => job.RunAsync(CancellationToken.None));

        return new SaveOutcome.Saved(zone.Id, change);
    }
}
