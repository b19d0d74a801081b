using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Costs;
using Dashboard.Core.Usage.Reconciliation;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Usage;

/// <summary>Registers what we used and what it cost.</summary>
public static class UsageServices
{
    public static IServiceCollection AddUsage(this IServiceCollection services) => services.AddFeeds()
        .AddSingleton<UsageFormats>()
        .AddSingleton<MarkInterrupted>()
        .AddSingleton<ImportUsage>()
        .AddSingleton<UploadImport>()
        .AddSingleton<ReattributeSeries>()
        .AddSingleton<CurrentSeries>()
        .AddSingleton<SpreadCosts>()
        .AddSingleton<SetConnectionRole>()
        .AddSingleton<OverlapQuery>()
        .AddSingleton<KeepApart>()
        .AddSingleton<ReconciliationQuery>()
        .AddSingleton<CurrentLedger>()
        .AddSingleton<ChangeReportingZone>()
        .AddHostedService<InterruptedImportsAtStart>()
        .AddHostedService<UploadsOfThisServer>()
        .AddSingleton<SpendQuery>()
        .AddSingleton<SpendOverTimeQuery>()
        .AddSingleton<ModelsInUseQuery>()
        .AddSingleton<ObservedPartiesQuery>()
        .AddSingleton<UsageFreshnessQuery>()
        .AddSingleton<SpendReportQuery>()
        .AddSingleton<ReportingDayQuery>()
        .AddSingleton<RecentImportsQuery>();
}
