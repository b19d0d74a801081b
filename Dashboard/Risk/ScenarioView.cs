using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Risk.Scenarios.Comparing;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Risk;

/// <summary>What the page of scenarios shows.</summary>
/// <param name="Answer">Null when nothing is imagined, or what is written makes no sense.</param>
/// <param name="Problems">Why not.</param>
/// <param name="Comparison">Null unless at least two are wanted side by side.</param>
/// <param name="Choices">Everybody whom something of ours needs.</param>
public sealed record ScenarioView(
    ScenarioAnswer? Answer, IReadOnlyList<string> Problems, IReadOnlyList<PartyChoice> Choices, IReadOnlyList<StressRow> Stress, IReadOnlyList<SavedRow> Saved, int Workloads, DateOnly Today,
    ScenarioComparison? Comparison);

/// <summary>A party that can be switched.</summary>
public sealed record PartyChoice(string Text, NodeKind Kind, string Name, bool Own);

/// <summary>A saved scenario with what it does today; null where a party in it is no longer known.</summary>
public sealed record SavedRow(SavedScenarioLine Line, int? Stops, int? Unknown, int? Moves, decimal? SpendAtRiskUsd, decimal? CostDeltaUsd);
