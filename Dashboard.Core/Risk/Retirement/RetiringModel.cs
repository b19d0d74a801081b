using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.Providers;

namespace Dashboard.Core.Risk.Retirement;

/// <summary>A model in use whose host has said when it ends; figures are of the last 30 days, null is unknown.</summary>
/// <param name="RawModel">As we call it.</param>
/// <param name="DaysLeft">Negative when the day has passed.</param>
/// <param name="Firm">False: not sooner than that day.</param>
/// <param name="Named">The successor that the host names.</param>
/// <param name="Verdict">Who says so, and what was settled.</param>
public sealed record RetiringModel(
    string Host, string RawModel, ModelKey? Model, DateOnly Ends, int DaysLeft, bool Firm, string? Named,
    long? Requests, decimal? CostUsd, DateOnly LastUsed, IReadOnlyList<string> Workloads,
    IReadOnlyList<Replacement> Suggestions, LifecycleVerdict Verdict)
{
    /// <summary>Sources give different days, and nobody has settled which counts; the earlier does until then.</summary>
    public bool Disagree => Verdict.Disagree;

    /// <summary>The last of the days at which people are reminded that has been reached; null before the first, and for lower bounds.</summary>
    public int? Stage => !Firm ? null : RetirementRadarQuery.Stages.Where(s => DaysLeft <= s).Cast<int?>().Min();
}

/// <summary>A model that could stand in.</summary>
/// <param name="CostUsd">Of the same 30 days at its prices of today; null when unpriced.</param>
/// <param name="DeltaUsd">Against what the retiring one cost at list prices.</param>
/// <param name="Why">In what it is like: same weights elsewhere, named by the host, meets the needs.</param>
public sealed record Replacement(
    ModelKey Model, ProviderKey Host, string OfferingId, Bloc? Bloc, long? Context, decimal? CostUsd, decimal? DeltaUsd, ReplacementReason Why);

/// <summary>Why a model is suggested; the first counts most.</summary>
public enum ReplacementReason
{
    NamedByHost,
    SameWeights,
    SameMaker,
    MeetsNeeds,
}
