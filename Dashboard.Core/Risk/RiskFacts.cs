using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Risk.Score;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk;

/// <summary>Everything that the four rooms below know and risk is judged by.</summary>
/// <param name="Month">Traffic of the 30 days that end with <paramref name="AsOf"/>.</param>
/// <param name="MonthBefore">Traffic of the 30 days before.</param>
/// <param name="Quarter">Traffic of the 90 days that end with <paramref name="AsOf"/>: what counts as tested.</param>
public sealed record RiskFacts(
    DateOnly AsOf,
    IReadOnlyList<WorkloadDraft> Workloads,
    IReadOnlyList<RouteDraft> Routes,
    IReadOnlyList<ObservedParties> Month,
    IReadOnlyList<ObservedParties> MonthBefore,
    IReadOnlyList<ObservedParties> Quarter,
    RiskPolicy Policy,
    IReadOnlyList<ListedSummary> Listed,
    IReadOnlyDictionary<ProviderKey, ChangeLevel> WorstTerms,
    IReadOnlyList<ProviderFreshness> TermsFreshness)
{
    /// <summary>By host, what its status pages told of 30 days; a host that is not here is unknown.</summary>
    public IReadOnlyDictionary<string, HostTrouble> Trouble { get; init; } = new Dictionary<string, HostTrouble>();

    /// <summary>Calls of three years that end with the same day, without costs: on which day a fallback was last called, however long ago.</summary>
    public IReadOnlyList<ObservedParties> Years { get; init; } = [];

    /// <summary>What of a past day is as it was; null for today.</summary>
    public PastDay? Then { get; init; }

    public static RiskFacts None(DateOnly asOf) => new(
        asOf, [], [], [], [], [], new RiskPolicy(new Dictionary<ConcentrationKey, double?>()), [], new Dictionary<ProviderKey, ChangeLevel>(), []);
}
