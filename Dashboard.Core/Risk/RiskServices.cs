using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Events;
using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Risk.Extraction;
using Dashboard.Core.Risk.Impacts;
using Dashboard.Core.Risk.Incidents;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Core.Risk.Retirement;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Risk.Sheets;
using Dashboard.Core.Risk.Snapshots;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Risk;

/// <summary>Registers what judges dependency.</summary>
public static class RiskServices
{
    public static IServiceCollection AddRisk(this IServiceCollection services) => services
        .AddSingleton<PolicyQuery>()
        .AddSingleton<EventsQuery>()
        .AddSingleton<IEventSource, TermsEvents>()
        .AddSingleton<IEventSource, LifecycleEvents>()
        .AddSingleton<IEventSource, PriceEvents>()
        .AddSingleton<IEventSource, IncidentEvents>()
        .AddSingleton<PriceStepsQuery>()
        .AddSingleton<IncidentsInUseQuery>()
        .AddSingleton<ModelSheetQuery>()
        .AddTransient<RefreshCatalogueJob>()
        .AddSingleton<SaveLimit>()
        .AddSingleton<Replacements>()
        .AddSingleton<RetirementRadarQuery>()
        .AddSingleton<HostTroubleQuery>()
        .AddSingleton<SaveWeights>()
        .AddSingleton<RiskFactsQuery>()
        .AddSingleton<ExposureQuery>()
        .AddSingleton<ScenarioQuery>()
        .AddSingleton<SavedScenarios>()
        .AddSingleton<ConcentrationHistoryQuery>()
        .AddSingleton<ExtractionCheckQuery>()
        .AddSingleton<ImpactQuery>()
        .AddSingleton<TermsConcernsQuery>()
        .AddSingleton<WriteSnapshot>()
        .AddSingleton<ScoreHistoryQuery>()
        .AddTransient<WriteSnapshotJob>()
        .AddSingleton<RiskQuery>();
}
