using System.Text.Json.Nodes;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>
/// A request to OpenRouter: <c>{"models": ["a/b", "c/d"], "provider": {"order": ["together"], "allow_fallbacks": false}}</c>.
/// Models are tried in order, each at the hosts in their order.
/// </summary>
internal sealed class OpenRouterTool(TargetNaming naming) : IRouterTool
{
    private const string Gateway = "openrouter";

    // One more than a route holds, so that it is told.
    private const int MostNamed = Routes.RouteDraft.MaxTargets + 1;

    public string Name => Gateway;

    public bool Recognises(JsonNode root) =>
        root.List("models") is not null || (root.Has("model") && (root.Map("provider") is not null || root.List("fallbacks")?.FirstOrDefault() is JsonObject));

    public void Read(JsonNode root, RouterSketch sketch)
    {
        var route = sketch.Route("request");
        var provider = root.Map("provider");
        route.Strict = provider.Flag("allow_fallbacks") is false;
        var models = root.Texts("model").Concat(root.Texts("models")).Concat((root.List("fallbacks") ?? []).Select(f => f.AsText() ?? f.Text("model")).OfType<string>())
            .Distinct(StringComparer.Ordinal).Take(MostNamed).ToList();
        var order = provider.Texts("order").Take(MostNamed).ToList();
        var hosts = order.Count > 0 ? order : [.. provider.Texts("only").Take(MostNamed)];
        var targets = models.SelectMany(m => At(m, hosts)).ToList();
        // "only" without an order shares the requests among its hosts.
        var first = order.Count == 0 && hosts.Count > 0 ? hosts.Count : 1;
        route.Chain(targets.Take(first), targets.Skip(first));
    }

    private IEnumerable<ImportedTarget> At(string model, List<string> hosts) => hosts.Count == 0
        ? [new(model, naming.Of(Gateway, model).Draft)]
        : hosts.Select(host => naming.Of(host, model, Gateway) with { Text = $"{host}/{model}" });
}
