using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Entries;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Analytics.HeavyUse;
using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;
using Dashboard.Core.Usage.Analytics.Outlook.Backtest;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Attributing;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Import.Push;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Costs;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Usage.Pricing.Recalculation;
using Dashboard.Core.Usage.Pricing.Unpriced;
using Dashboard.Core.Usage.Reconciliation;
using Dashboard.Core.Usage.Telemetry;
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
        .AddSingleton<CurrentPrices>()
        .AddSingleton<SaveOwnPrice>()
        .AddSingleton<OwnPricesQuery>()
        .AddSingleton<RatesQuery>()
        .AddSingleton<SaveRates>()
        .AddSingleton<ReportingZoneQuery>()
        .AddScoped<ChangeReportingZoneJob>()
        .AddScoped<StartZoneChange>()
        .AddSingleton<UnpricedModelsQuery>()
        .AddSingleton<RecalculateCosts>()
        .AddSingleton<RecalculationsQuery>()
        .AddSingleton<OutdatedCostsQuery>()
        .AddScoped<RecalculateCostsJob>()
        .AddScoped<StartRecalculation>()
        .AddSingleton<SendingTurns>()
        .AddSingleton<PushUsage>()
        .AddSingleton<ReceiveTraces>()
        .AddTransient<ForgetSpansJob>()
        .AddSingleton<ReattributeSeries>()
        .AddSingleton<CurrentSeries>()
        .AddSingleton<SpreadCosts>()
        .AddSingleton<SetConnectionRole>()
        .AddSingleton<RemoveConnection>()
        .AddSingleton<OverlapQuery>()
        .AddSingleton<GroupingOverlapQuery>()
        .AddSingleton<KeepApart>()
        .AddSingleton<ReconciliationQuery>()
        .AddSingleton<CurrentLedger>()
        .AddSingleton<ChangeReportingZone>()
        .AddHostedService<InterruptedImportsAtStart>()
        .AddHostedService<UploadsOfThisServer>()
        .AddSingleton<RollUpMemory>()
        .AddSingleton<SpendQuery>()
        .AddSingleton<ModelsInUseQuery>()
        .AddSingleton<ObservedPartiesQuery>()
        .AddSingleton<HeavyUseQuery>()
        .AddSingleton<UsageFreshnessQuery>()
        .AddSingleton<SpendReportQuery>()
        .AddSingleton<DailyLinesQuery>()
        .AddSingleton<SpendValuesQuery>()
        .AddSingleton<EntriesQuery>()
        .AddSingleton<EntryQuery>()
        .AddSingleton<ReportingDayQuery>()
        .AddSingleton<RecentImportsQuery>()
        .AddSingleton<BudgetsQuery>()
        .AddSingleton<BudgetScopesQuery>()
        .AddSingleton<BudgetWatch>()
        .AddSingleton<SaveBudget>()
        .AddSingleton<AttributionPictureQuery>()
        .AddSingleton<HeldSpend>()
        .AddSingleton<ForecastQuery>()
        .AddSingleton<SettleExchanges>()
        .AddScoped<SettleExchangesJob>()
        .AddSingleton<ExchangesQuery>()
        .AddSingleton<FindAnomalies>()
        .AddScoped<FindAnomaliesJob>()
        .AddSingleton<AnomaliesQuery>()
        .AddSingleton<PartiesFoundQuery>()
        .AddSingleton<AnyUsageQuery>();
}
