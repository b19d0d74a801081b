using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Score;

/// <summary>How far what stands in is from being independent: 0 none, 1 nothing stands in.</summary>
public static class FallbackGap
{
    private const double SameProvider = 0.8;
    public const double SameGatewayOrHost = 0.6;
    private const double SameMaker = 0.5;
    private const double Untested = 0.25;
    private const double Tested = 0.1;

    /// <summary>Of the worst primary, by its best stand-in; primaries stand in for each other.</summary>
    public static ScoreRange Of(IReadOnlyList<TargetFacts> targets) => ScoreRange.Worst(
        from primary in targets
        where primary.IsPrimary
        let others = targets.Where(t => !ReferenceEquals(t, primary)).ToList()
        select others.Count == 0 ? ScoreRange.Exactly(1) : ScoreRange.Best(others.Select(other => Between(primary, other))));

    /// <summary>From "what we do not know is not shared" to "it is".</summary>
    public static ScoreRange Between(TargetFacts primary, TargetFacts other) => new(Gap(primary, other, ifUnknown: false), Gap(primary, other, ifUnknown: true));

    private static double Gap(TargetFacts primary, TargetFacts other, bool ifUnknown)
    {
        if (Shares(NodeKind.Provider))
            return SameProvider;

        if (Shares(NodeKind.Host) || Shares(NodeKind.Gateway))
            return SameGatewayOrHost;

        if (Shares(NodeKind.Maker))
            return SameMaker;

        return other is { OpenWeights: true, DirectHosts: >= 2 } ? 0 : other.Tested ? Tested : Untested;

        bool Shares(NodeKind kind) =>
            primary.Needs.Needs.Any(n => n.Kind == kind && other.Needs.Needs.Contains(n) && !(kind is NodeKind.Gateway && other.Needs.Own.Contains(n)))
            || (ifUnknown && (primary.Needs.Unknown.Contains(kind) || other.Needs.Unknown.Contains(kind)));
    }
}

/// <summary>What a target is, beside what it needs.</summary>
/// <param name="OpenWeights">Null is unknown.</param>
/// <param name="DirectHosts">How many organisations serve the model without a reseller between.</param>
/// <param name="Tested">The workload's traffic went there within 90 days.</param>
/// <param name="Lifecycle">See <see cref="LifecycleRisk"/>.</param>
public sealed record TargetFacts(TargetDraft Draft, TargetNeeds Needs, bool? OpenWeights, int DirectHosts, bool Tested, ScoreRange Lifecycle, DateOnly? RetiresOn, bool Vanished)
{
    /// <summary>The last day on which the workload's traffic went there; null when none is known.</summary>
    public DateOnly? TestedOn { get; init; }

    public bool IsPrimary => Draft.Role is TargetRole.Primary;
}
