using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Score;

/// <summary>Whether primary and fallbacks all answer to one bloc: 1 to one, 0.5 to two, 0 to more, or as the policy asks.</summary>
public static class JurisdictionRisk
{
    /// <param name="asked">The blocs that the workload's policy names; null is any.</param>
    public static ScoreRange Of(IReadOnlyList<TargetFacts> targets, IReadOnlyList<string>? asked)
    {
        if (targets.Any(t => t.IsPrimary && Hidden(t)))
            return ScoreRange.Anything;

        var known = Of([.. targets.Where(t => !Hidden(t)).Select(Blocs)], asked);
        // A fallback whose home nobody knows may add a bloc; it cannot take one away.
        return targets.Any(Hidden) ? new(0, known) : ScoreRange.Exactly(known);
    }

    private static double Of(List<HashSet<string>> blocs, IReadOnlyList<string>? asked)
    {
        var all = blocs.SelectMany(b => b).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (asked is not null && all.IsSupersetOf(asked))
            return 0;

        // One bloc that every target needs is one bloc, whatever else some of them need; home counts as a place of its own.
        var shared = all.Any(bloc => blocs.TrueForAll(b => b.Contains(bloc)));
        var places = all.Count + (blocs.Exists(b => b.Count == 0) ? 1 : 0);
        return shared || places <= 1 ? 1 : places == 2 ? 0.5 : 0;
    }

    private static bool Hidden(TargetFacts target) => target.Needs.Unknown.Contains(NodeKind.Bloc);

    private static HashSet<string> Blocs(TargetFacts target) =>
        target.Needs.Needs.Where(n => n.Kind is NodeKind.Bloc).Select(n => n.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
