using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Scenarios.Comparing;

/// <summary>Saved scenarios side by side, today first; amounts are for the 30 days of traffic that end with <paramref name="AsOf"/>.</summary>
/// <param name="Missing">Names under which nothing is kept.</param>
public sealed record ScenarioComparison(DateOnly AsOf, IReadOnlyList<ScenarioColumn> Columns, IReadOnlyList<ComparedWorkload> Workloads, IReadOnlyList<string> Missing)
{
    public const string Today = "Today";

    /// <summary>More columns than these say nothing on one page.</summary>
    public const int Least = 2, Most = 4;
}

/// <summary>One scenario as a column.</summary>
/// <param name="What">Null for today.</param>
/// <param name="Figures">Null when a party in it is no longer known.</param>
public sealed record ScenarioColumn(string Name, Imagined? What, ScenarioFigures? Figures);

/// <summary>What a scenario comes to.</summary>
/// <param name="Stops">Workloads that stop.</param>
/// <param name="Degrades">Workloads that move and lose something by it.</param>
/// <param name="Moves">Workloads that move and lose nothing.</param>
/// <param name="SpendMovedUsd">Today's cost of what then runs elsewhere.</param>
/// <param name="Providers">How the spend that goes on is shared by providers; null when the cost of a part of it cannot be told.</param>
/// <param name="Uncovered">Workloads that go on and that one more party can then stop.</param>
/// <param name="CoverUnknown">Workloads of which nobody can say that.</param>
public sealed record ScenarioFigures(
    int Stops, int Degrades, int Moves, int Unknown, int Stays, decimal? SpendAtRiskUsd, decimal? SpendMovedUsd, decimal? CostDeltaUsd, ConcentrationFigures? Providers,
    int Uncovered, int CoverUnknown);

/// <summary>One workload in each of the scenarios; null where a scenario cannot be played.</summary>
public sealed record ComparedWorkload(string Key, string Name, Criticality Criticality, IReadOnlyList<ComparedOutcome?> Outcomes);

/// <summary>What becomes of a workload in one scenario.</summary>
/// <param name="Lost">What its stand-in cannot do, or only less of.</param>
public sealed record ComparedOutcome(Outcome Outcome, string Reason, IReadOnlyList<string> Lost)
{
    /// <summary>It goes on, with less than it had.</summary>
    public bool Degrades => Outcome is Outcome.Moves && Lost.Count > 0;
}
