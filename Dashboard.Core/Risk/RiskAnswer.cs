using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Findings;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk;

/// <summary>The whole of what we depend on, as of a day.</summary>
/// <param name="Helps">Moves that would bring the spend on the largest provider down.</param>
public sealed record RiskAnswer(
    DateOnly AsOf, IReadOnlyList<ConcentrationLine> Concentration, IReadOnlyList<WorkloadRisk> Workloads, PortfolioRisk Portfolio, IReadOnlyList<Finding> Findings,
    IReadOnlyList<Help> Helps)
{
    /// <summary>Of a past day: what of it is as it was then, and what is today's; null for today.</summary>
    public string? Note { get; init; }
}

/// <summary>One workload.</summary>
/// <param name="Score">The worst that what we know allows; null when no route is known.</param>
/// <param name="ScoreRange">From the best to the worst.</param>
/// <param name="Factors">The inputs of the worst route, by name.</param>
public sealed record WorkloadRisk(
    string Key, string Name, Criticality Criticality, SingleProviderAnswer SingleProvider, IReadOnlyList<Dependency> DependsOn, string Reason,
    IReadOnlyList<string> Remedies, Cover OpenWeightCover, double? Score, IReadOnlyList<double> ScoreRange, IReadOnlyDictionary<string, FactorLine> Factors,
    IReadOnlyList<Finding> Findings, decimal? SpendUsd, long? Requests)
{
    /// <summary>Every fallback, and when it was last called.</summary>
    public IReadOnlyList<FallbackTest> Fallbacks { get; init; } = [];
}

/// <summary>A fallback of a route.</summary>
/// <param name="Position">Among the route's targets, from 0.</param>
/// <param name="TestedOn">The last day on which the workload's traffic went there; null when none is known.</param>
/// <param name="Tested">That day is within 90 days.</param>
public sealed record FallbackTest(string Route, int Position, string Target, DateOnly? TestedOn, bool Tested);

/// <summary>Something that a workload certainly cannot do without.</summary>
/// <param name="Decides">Whether the flag follows from it.</param>
public sealed record Dependency(NodeKind Kind, string Id, string Name, bool Own, bool Decides);

/// <summary>An input of a score: 0 to 1, times its weight.</summary>
public sealed record FactorLine(double Weight, double? Value, IReadOnlyList<double> Range);

/// <summary>A hard fact that is never averaged away.</summary>
public sealed record Finding(string Code, Level Level, string Message)
{
    /// <summary>The parts of frameworks that it speaks to.</summary>
    public IReadOnlyList<string> Frameworks => FrameworkLabels.Of(Code);
}

/// <summary>All workloads together, weighted by spend and criticality.</summary>
public sealed record PortfolioRisk(double? Score, IReadOnlyList<double>? ScoreRange, OpenWeightCover OpenWeightCover);

/// <summary>Whether something is covered.</summary>
public enum Cover
{
    No,
    Unknown,
    Yes,
}

/// <summary>How much would keep running on open weights; null when there is nothing to count.</summary>
/// <param name="SpendShare">Of the spend that has a workload and a price.</param>
/// <param name="CriticalShare">Of the workloads of high and critical weight.</param>
/// <param name="CriticalShareTwoHosts">The same where at least two organisations serve the stand-in directly.</param>
public sealed record OpenWeightCover(double? SpendShare, double? CriticalShare, double? CriticalShareTwoHosts);
