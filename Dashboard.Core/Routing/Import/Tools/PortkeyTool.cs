using System.Text.Json.Nodes;

using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>
/// Portkey: <c>{"strategy": {"mode": "fallback"}, "targets": [{"provider": "@openai-prod", "override_params": {"model": "gpt-4o"}}]}</c>,
/// nested at will. A slug behind @ hides whose keys it holds. Load balancing alone tries no second target.
/// </summary>
internal sealed class PortkeyTool(TargetNaming naming) : IRouterTool
{
    private const string Gateway = "portkey";
    private const int MostChains = 100;

    public string Name => "portkey";

    public bool Recognises(JsonNode root) =>
        root.Has("strategy") || root.Has("targets") || root.Has("virtual_key") || root.Has("override_params") || (root.Text("provider") is not null && !root.Has("model"));

    public void Read(JsonNode root, RouterSketch sketch)
    {
        var name = root.Text("name") ?? "config";
        if (Mode(root) != "conditional")
        {
            Add(sketch.Route(name), root);
            return;
        }

        // Each target of a condition serves requests of its own: none stands in for another.
        var targets = (root.List("targets") ?? []).Where(t => t.Text("name") is not null).ToLookup(t => t.Text("name")!, StringComparer.Ordinal);
        var strategy = root.Map("strategy");
        var wanted = (strategy.List("conditions") ?? []).Select(c => c.Text("then")).Prepend(strategy.Text("default")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var target in wanted)
        {
            var route = sketch.Route(target);
            if (targets[target].FirstOrDefault() is { } node)
                Add(route, node);
            else
                route.Dangling(target, "is sent to");
        }

        if (strategy.Text("default") is null)
            sketch.Notes.Add("The conditions have no default: requests that meet none of them are refused.");
    }

    private void Add(RouteSketch route, JsonNode node)
    {
        foreach (var chain in Chains(route, node, null))
            route.Chain(chain.Primary, chain.Fallbacks);

        if (route.Chains.Count > 1)
            route.Found("split-without-failover", Level.Medium, $"{route.Name} splits its requests, and a target that fails is not replaced by the others: each needs a fallback of its own.");
    }

    private List<ChainSketch> Chains(RouteSketch route, JsonNode? node, double? weight)
    {
        if (node.List("targets") is not { } targets)
            return Target(route, node, weight) is { } one ? [new([one], [])] : [];

        if (Mode(node!) is "loadbalance")
            return [.. targets.SelectMany(t => Chains(route, t, t.Number("weight"))).Take(MostChains)];

        if (targets.Count == 0)
        {
            route.Dangling("targets", "has an empty list of");
            return [];
        }

        // Anything that is not load balancing goes through its targets in their order.
        var first = Chains(route, targets[0], weight);
        var then = targets.Skip(1).SelectMany(t => Chains(route, t, null)).SelectMany(c => c.Primary.Concat(c.Fallbacks)).Take(Routes.RouteDraft.MaxTargets).ToList();
        if (node.Map("strategy").List("on_status_codes") is { } codes && then.Count > 0 && !codes.Select(c => c.AsText()).Any(c => c?.StartsWith('5') is true))
            route.Found("error-only-fallback", Level.Medium, $"{route.Name} falls back on status {string.Join(", ", codes.Select(c => c.AsText()))} only, not when a provider answers that it is down.");

        return [.. first.Select(c => new ChainSketch(c.Primary, [.. c.Fallbacks, .. then]))];
    }

    private ImportedTarget? Target(RouteSketch route, JsonNode? node, double? weight)
    {
        var model = node.Map("override_params").Text("model") ?? node.Map("default_params").Text("model");
        var provider = node.Text("provider") ?? node.Text("virtual_key");
        if (node.Flag("passthrough") is true)
            return TargetNaming.Hidden("(passthrough)", model, Gateway, weight);

        // "@slug/model" may stand in either field.
        var written = provider is null ? model : provider;
        if (written is ['@', ..] || node.Text("virtual_key") is not null)
        {
            var (slug, inside) = written!.Split('/', 2) is [var before, var after] ? (before, after) : (written, model == written ? null : model);
            return TargetNaming.Hidden(slug, inside, Gateway, weight);
        }

        if (provider is not null)
            return naming.Of(provider, model ?? "(any model)", Gateway, direct: true, weight) is var target && model is null ? target with { Text = provider } : target;

        if (model is not null)
            return naming.OfReference(model, Gateway, direct: true, weight);

        route.Found("no-model", Level.Medium, $"{route.Name} has a target that names neither a provider nor a model.");
        return null;
    }

    private static string? Mode(JsonNode node) => node.Map("strategy").Text("mode") ?? node.Text("strategy");
}
