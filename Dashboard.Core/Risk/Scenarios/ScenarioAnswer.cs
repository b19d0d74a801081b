using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>What a scenario does; amounts are for the 30 days of traffic that end with <paramref name="AsOf"/>.</summary>
/// <param name="SpendAtRiskUsd">Spend of what stops or may stop; null when none of it has a price.</param>
/// <param name="UnpricedAtRisk">Entries at risk without a price, which the sum does not have.</param>
/// <param name="CostDeltaUsd">What moved and dearer traffic costs more or less; null when a part of it cannot be told.</param>
/// <param name="LooseAtRiskUsd">The part of the spend at risk that belongs to no workload.</param>
/// <param name="OpenWeightSurvivors">Workloads that go on, all of whose routes then run on open weights.</param>
public sealed record ScenarioAnswer(
    DateOnly AsOf, Switches Switches, IReadOnlyList<WorkloadOutcome> Workloads, decimal? SpendAtRiskUsd, long UnpricedAtRisk, decimal? CostDeltaUsd, decimal LooseAtRiskUsd,
    IReadOnlyList<string> OpenWeightSurvivors)
{
    /// <summary>Today's cost of what then runs elsewhere; null when none of it has a price.</summary>
    public decimal? SpendMovedUsd { get; init; }

    /// <summary>What becomes of all traffic, piece by piece.</summary>
    internal IReadOnlyList<TrafficFate> Fates { get; init; } = [];
}

/// <summary>What becomes of one workload.</summary>
/// <param name="From">The primaries that are gone, or those that stay.</param>
/// <param name="Via">Where it goes; null unless it moves.</param>
/// <param name="Lost">What the stand-in cannot do, or only less of.</param>
/// <param name="Reason">One sentence.</param>
public sealed record WorkloadOutcome(
    string Key, string Name, Criticality Criticality, Outcome Outcome, string? From, string? Via, decimal? CostDeltaUsd, IReadOnlyList<string> Lost, string Reason,
    decimal? SpendUsd, decimal? SpendAtRiskUsd, IReadOnlyList<RouteOutcome> Routes)
{
    /// <summary>The day of the retirement from which it is so; null where no retirement decides.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>What becomes of one route; <paramref name="From"/> are the primaries that are gone.</summary>
public sealed record RouteOutcome(string Name, Outcome Outcome, IReadOnlyList<string> From, string? Via)
{
    /// <summary>Where it runs today.</summary>
    public IReadOnlyList<string> Primaries { get; init; } = [];
}

/// <summary>One party off, alone.</summary>
/// <param name="Own">We run it ourselves.</param>
/// <param name="Stopped">Names of the workloads that stop, the most critical first.</param>
public sealed record StressRow(
    Node Off, bool Own, int Stays, int Moves, int Unknown, int Stops, IReadOnlyList<string> Stopped, decimal? SpendAtRiskUsd, decimal? CostDeltaUsd);
