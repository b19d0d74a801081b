using System.Globalization;

using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Fallbacks;

/// <summary>Says why a workload carries its flag, and what would take it away.</summary>
/// <param name="workload">Its name.</param>
/// <param name="nameOf">The name of a provider, country, bloc or model.</param>
public sealed class FlagWords(string workload, Func<Node, string> nameOf)
{
    /// <summary>One sentence with a subject; <paramref name="observed"/> is who serves the workload's usage today.</summary>
    public string Reason(SingleProviderVerdict verdict, IReadOnlyList<RouteNeeds> routes, ObservedUse? observed)
    {
        if (routes.Count == 0)
            return NoRoute(observed);

        switch (verdict.Answer)
        {
            case SingleProviderAnswer.No:
                return $"{workload} keeps a target whichever single provider, host, gateway, maker or bloc is off.";
            case SingleProviderAnswer.Yes when Worst(verdict, certain: true) is { } gap:
                return gap.Route.Targets is [var only]
                    ? $"{Subject(gap.Route, routes)} stops if {nameOf(gap.Node)} is off: {only.Text} is its only target."
                    : $"{Subject(gap.Route, routes)} stops if {Off(gap.Node)}: {Every(gap.Route)} {Shared(gap.Node)}.";
            case SingleProviderAnswer.Yes:
                var single = routes.First(r => r.Targets.Count == 1);
                return $"{Subject(single, routes)} has one target only, {single.Targets[0].Text}, and nobody has said who stands behind it.";
            default:
                var open = Worst(verdict, certain: false)!;
                return $"Nobody can say whether {Subject(open.Route, routes)} survives {Without(open.Node)}: {Missing(open)}.";
        }
    }

    /// <summary>What to do, one sentence each; nothing when the flag is no.</summary>
    public IReadOnlyList<string> Remedies(SingleProviderVerdict verdict, IReadOnlyList<RouteNeeds> routes, IReadOnlyList<string>? allowedBlocs)
    {
        if (routes.Count == 0)
            return [$"Add the route of {workload}, or import it from your router's configuration."];

        var remedies = new List<string>();
        foreach (var route in routes)
        {
            var gaps = verdict.Gaps.Where(g => ReferenceEquals(g.Route, route) && g.Decides).ToList();
            var certain = gaps.Where(g => g.Certain && !g.Node.IsUnnamed).Select(g => g.Node).ToList();
            if (certain.Count > 0)
                remedies.Add($"Add a fallback to route \"{route.Name}\" that is {string.Join(", ", Wanted(certain))}.");
            else if (route.Targets.Count == 1)
                remedies.Add($"Add a fallback to route \"{route.Name}\" that shares no provider, host, gateway, maker or bloc with {route.Targets[0].Text}.");

            foreach (var bloc in certain.Where(n => n.Kind is NodeKind.Bloc && allowedBlocs is [var one] && one.Equals(n.Id, StringComparison.OrdinalIgnoreCase)))
                remedies.Add($"{workload} may use the {bloc.Id} bloc only, so no fallback can end that dependency: allow another bloc, or accept it.");

            var kinds = gaps.Where(g => !g.Certain).Select(g => g.Node.Kind).ToHashSet();
            remedies.AddRange(
                from target in route.Targets
                let hidden = target.Unknown.Where(kinds.Contains).Order().ToList()
                where hidden.Count > 0
                select $"Say {string.Join(" and ", hidden.Select(KindOf))} of {target.Text} in route \"{route.Name}\".");
        }

        return remedies;
    }

    private string NoRoute(ObservedUse? observed) => observed switch
    {
        null => $"No route of {workload} is known and no usage of it was seen.",
        { Provider: null } => $"No route of {workload} is known, and its usage does not say which provider serves it.",
        { Provider: { } provider, Share: var share } =>
            $"No route of {workload} is known; {Percent(share)} of its usage goes to {nameOf(new Node(NodeKind.Provider, provider))}, and nothing says what stands in.",
    };

    // The invariant culture writes the percent sign as it pleases.
    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    // The kinds stand in the order in which they matter to a reader.
    private static RouteGap? Worst(SingleProviderVerdict verdict, bool certain) => verdict.Gaps
        .Where(g => g.Decides && g.Certain == certain && (!certain || !g.Node.IsUnnamed))
        .OrderBy(g => g.Node.IsUnnamed).ThenBy(g => g.Node.Kind)
        .FirstOrDefault();

    private string Subject(RouteNeeds route, IReadOnlyList<RouteNeeds> routes) =>
        routes.Count == 1 ? workload : $"Route \"{route.Name}\" of {workload}";

    private static string Every(RouteNeeds route) => route.Targets.Count == 2 ? "both its targets" : $"all {route.Targets.Count} of its targets";

    private string Off(Node node) => node.Kind switch
    {
        NodeKind.Bloc => $"the {node.Id} bloc is off",
        _ => $"{nameOf(node)} is off",
    };

    private string Without(Node node) => node.IsUnnamed ? $"without {KindOf(node.Kind)} of one of its targets" : $"without {(node.Kind is NodeKind.Bloc ? $"the {node.Id} bloc" : nameOf(node))}";

    private string Shared(Node node) => node.Kind switch
    {
        NodeKind.Provider => $"are billed by {nameOf(node)}",
        NodeKind.Host => $"are served by {nameOf(node)}",
        NodeKind.Gateway => $"go through {nameOf(node)}",
        NodeKind.Maker => $"need models made by {nameOf(node)} whose weights are not known to be open",
        NodeKind.Jurisdiction => $"need a party at home in {nameOf(node)}",
        NodeKind.Bloc => $"need a party of the {node.Id} bloc",
        _ => $"are {nameOf(node)}",
    };

    // Outside the bloc is outside each of its countries.
    private IEnumerable<string> Wanted(List<Node> certain) => certain.Where(n => n.Kind is not NodeKind.Jurisdiction || !certain.Exists(c => c.Kind is NodeKind.Bloc)).Select(node => node.Kind switch
    {
        NodeKind.Provider => $"not billed by {nameOf(node)}",
        NodeKind.Host => $"not served by {nameOf(node)}",
        NodeKind.Gateway => $"not routed through {nameOf(node)}",
        NodeKind.Maker => $"not a closed model of {nameOf(node)}",
        NodeKind.Jurisdiction => $"not dependent on {nameOf(node)}",
        NodeKind.Bloc => $"outside the {node.Id} bloc",
        _ => $"not {nameOf(node)}",
    });

    private static string Missing(RouteGap gap)
    {
        var hidden = gap.Route.Targets.Where(t => t.Unknown.Contains(gap.Node.Kind)).Select(t => t.Text);
        return $"{KindOf(gap.Node.Kind)} of {string.Join(" and of ", hidden)} is not known";
    }

    private static string KindOf(NodeKind kind) => kind switch
    {
        NodeKind.Provider => "the contract",
        NodeKind.Jurisdiction => "the home country of every party",
        NodeKind.Bloc => "the bloc of every party",
        _ => $"the {kind.ToString().ToLowerInvariant()}",
    };
}

/// <summary>Where a workload's usage went: evidence, not cover.</summary>
/// <param name="Provider">Who bills most of it; null when the usage does not say.</param>
public sealed record ObservedUse(string? Provider, double Share);
