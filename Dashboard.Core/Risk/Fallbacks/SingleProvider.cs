using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Fallbacks;

/// <summary>Whether one party that is off stops a workload; ordered from good to bad.</summary>
public enum SingleProviderAnswer
{
    No,
    Unknown,
    Yes,
}

/// <summary>
/// The flag that this product exists for. A workload depends on a single provider when one provider, host, gateway,
/// maker or bloc that is off leaves one of its routes without a target. See docs/decisions/007-single-provider-flag.md.
/// </summary>
public static class SingleProvider
{
    public static SingleProviderVerdict Judge(IReadOnlyList<RouteNeeds> routes)
    {
        var gaps = routes.SelectMany(GapsOf).ToList();
        var flag = routes.Count == 0 || gaps.Exists(g => g is { Decides: true, Certain: false }) ? SingleProviderAnswer.Unknown : SingleProviderAnswer.No;
        if (gaps.Exists(g => g is { Decides: true, Certain: true }) || routes.Any(r => r.Targets.Count == 1))
            flag = SingleProviderAnswer.Yes;

        return new(flag, gaps);
    }

    private static IEnumerable<RouteGap> GapsOf(RouteNeeds route) =>
        from node in route.Nodes
        let stands = route.Without(node)
        where stands is not Stands.Yes
        orderby node.Kind, node.Id
        select new RouteGap(route, node, Certain: stands is Stands.No);
}

/// <summary>A route has nothing left, or perhaps nothing left, when the node is off.</summary>
public sealed record RouteGap(RouteNeeds Route, Node Node, bool Certain)
{
    /// <summary>We run it ourselves.</summary>
    public bool Own { get; } = Route.Targets.Any(t => t.Own.Contains(Node));

    /// <summary>
    /// A model alone does not: its maker does where the weights are closed, and open weights are served elsewhere.
    /// Neither does a gateway of our own, which nobody else can switch off and which can be gone round.
    /// </summary>
    public bool Decides => Node.Kind is not NodeKind.Model && !(Own && Node.Kind is NodeKind.Gateway);
}

/// <summary>The flag, and every gap behind it.</summary>
public sealed record SingleProviderVerdict(SingleProviderAnswer Answer, IReadOnlyList<RouteGap> Gaps)
{
    /// <summary>What the workload certainly cannot do without, named.</summary>
    public IReadOnlyList<Node> DependsOn { get; } =
        [.. Gaps.Where(g => g.Certain && !g.Node.IsUnnamed).Select(g => g.Node).Distinct().OrderBy(n => n.Kind).ThenBy(n => n.Id, StringComparer.Ordinal)];
}
