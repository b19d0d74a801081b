using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Jobs.Housekeeping;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Core.Risk.Snapshots;
using Dashboard.Core.Routing.Sources;
using Dashboard.Core.Terms.Archive;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Telemetry;
using Hangfire;

namespace Dashboard.Core.Jobs;

/// <summary>The timetable: every recurring job of the house, in one table.</summary>
public static class JobSchedule
{
    private const string Registered = "job-schedule";

    /// <summary>A new job is a new line here; its class lives beside the work it starts.</summary>
    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        ScheduledJob.Of<TermsPollJob>(
            TermsPollJob.Id, "*/5 * * * *", "Looks at terms pages that are due", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<ArchivesJob>(
            ArchivesJob.Id, "2-59/10 * * * *", "Reads what public archives recorded of terms, as far as their limit lasts", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<ModelsPollJob>(
            ModelsPollJob.Id, "1-59/5 * * * *", "Asks hosts that are due which models can be called", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<PagesPollJob>(
            PagesPollJob.Id, "*/2 * * * *", "Reads status pages and pages about deprecations that are due", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<PollRoutesJob>(
            PollRoutesJob.Id, "1-59/2 * * * *", "Looks at watched configurations of routers", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<RefreshCatalogueJob>(
            RefreshCatalogueJob.Id, "23 */6 * * *", "Asks GitHub for newer lists of prices and announced ends", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<UsageSyncJob>(
            UsageSyncJob.Id, "3-59/15 * * * *", "Asks providers that are due what was used and charged", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<AlertsJob>(
            AlertsJob.Id, "* * * * *", "Asks every alert rule what deserves a person", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<DeliverAlertsJob>(
            DeliverAlertsJob.Id, "* * * * *", "Sends messages about alerts by mail and webhook", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<ChangeReportingZoneJob>(
            ChangeReportingZoneJob.Id, "3-59/10 * * * *", "Finishes a change of the reporting time zone that was asked for elsewhere", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<SettleExchangesJob>(
            SettleExchangesJob.Id, "4-59/5 * * * *", "Counts exchanges of user actions on days that changed", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<FindAnomaliesJob>(
            FindAnomaliesJob.Id, "2-59/5 * * * *", "Looks for days that cost far more or less than expected", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<WriteSnapshotJob>(
            WriteSnapshotJob.Id, "11 * * * *", "Writes down how every workload stands today", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<ForgetSpansJob>(
            ForgetSpansJob.Id, "47 2 * * *", "Forgets where old spans stood in their traces", job => job.RunAsync(CancellationToken.None)),
        ScheduledJob.Of<HousekeepingJob>(
            HousekeepingJob.Id, "17 3 * * *", "Keeps the databases small and their query plans fresh",
            job => job.RunAsync(CancellationToken.None)),
    ];

    /// <summary>Brings the stored schedule in line with the table; what left the table is no longer run.</summary>
    public static void Register(IRecurringJobManager manager, JobStorage storage) => Register(manager, storage, All);

    internal static void Register(IRecurringJobManager manager, JobStorage storage, IReadOnlyCollection<ScheduledJob> jobs)
    {
        using var connection = storage.GetConnection();
        var ids = jobs.Select(job => job.Id).ToHashSet(StringComparer.Ordinal);

        // Only what this table once registered: people's own recurring jobs (scheduled reports) are not its business.
        var gone = connection.GetAllItemsFromSet(Registered).Where(id => !ids.Contains(id)).ToArray();
        foreach (var id in gone)
            manager.RemoveIfExists(id);

        foreach (var job in jobs)
            manager.AddOrUpdate(job.Id, job.Job, job.Cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });

        using var transaction = connection.CreateWriteTransaction();
        foreach (var id in gone)
            transaction.RemoveFromSet(Registered, id);
        foreach (var id in ids)
            transaction.AddToSet(Registered, id);
        transaction.Commit();
    }
}
