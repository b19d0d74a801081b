using System.Text.Json.Nodes;

using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>
/// Cloudflare's AI Gateway: a dynamic route (<c>elements</c> that point at each other through <c>outputs</c>), or the older
/// array of requests that are tried in order.
/// </summary>
internal sealed class CloudflareTool(TargetNaming naming) : IRouterTool
{
    private const string Gateway = "cloudflare-ai-gateway";

    // Elements that divide requests: what one branch gets, the others do not stand in for.
    private static readonly string[] Ways = ["fallback", "success"];

    public string Name => "cloudflare";

    public bool Recognises(JsonNode root) => root is JsonArray list
        ? list.Count > 0 && list.All(e => e.Has("provider") && (e.Has("endpoint") || e.Has("query")))
        : root.List("elements") is not null;

    public void Read(JsonNode root, RouterSketch sketch)
    {
        if (root is JsonArray requests)
        {
            sketch.Notes.Add("This is Cloudflare's universal endpoint, which is deprecated; dynamic routes take its place.");
            var targets = requests.Select(r => Target(r.Text("provider"), r.Map("query").Text("model") ?? r.Text("endpoint"))).OfType<ImportedTarget>().ToList();
            sketch.Route("(array)").Chain(targets.Take(1), targets.Skip(1));
            return;
        }

        var route = sketch.Route(root.Text("name") ?? "route");
        var elements = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var element in root.List("elements")!.OfType<JsonObject>())
            elements.TryAdd(element.Text("id") ?? "", element);

        if (elements.Values.FirstOrDefault(e => e.Text("type") == "start") is not { } start)
        {
            route.Dangling("start", "has no element");
            return;
        }

        foreach (var chain in Walk(route, elements, start, []).Where(c => c.Count > 0).DistinctBy(c => string.Join('\n', c.Select(t => t.Text))))
            route.Chain(chain.Take(1), chain.Skip(1));

        if (route.Chains.Count > 1)
            route.Found("split-without-failover", Level.Medium, $"{route.Name} divides its requests into {route.Chains.Count} ways, and none of them stands in for another: each needs a fallback of its own.");
    }

    /// <summary>Every order in which models may be tried from an element on.</summary>
    private List<List<ImportedTarget>> Walk(RouteSketch route, Dictionary<string, JsonNode> elements, JsonNode element, List<string> path)
    {
        if (path.Count > Routes.RouteDraft.MaxTargets)
            return [[]];

        var id = element.Text("id") ?? "";
        if (path.Contains(id))
        {
            route.Found("cycle", Level.Medium, $"{route.Name} comes back to its element \"{id}\".");
            return [[]];
        }

        path = [.. path, id];
        if (element.Text("type") == "model")
        {
            var target = Target(element.Map("properties").Text("provider"), element.Map("properties").Text("model"));
            if (target is null)
                route.Found("no-model", Level.High, $"{route.Name} has a model element, \"{id}\", that names no model.");

            return [.. Next("fallback").Select(rest => target is null ? rest : [target, .. rest])];
        }

        var outputs = element.Fields("outputs").Select(o => o.Key).ToList();
        // A limit that is reached goes on at its fallback; within the limit at its success.
        var ways = outputs.Count == 0 ? [[]] : outputs.OrderBy(o => Array.IndexOf(Ways, o)).SelectMany(Next).Take(100).ToList();
        return ways;

        List<List<ImportedTarget>> Next(string output)
        {
            if (element.Map("outputs").Map(output).Text("elementId") is not { } to)
                return [[]];

            if (elements.TryGetValue(to, out var next))
                return Walk(route, elements, next, path);

            route.Dangling(to, "goes on to");
            return [[]];
        }
    }

    // Cloudflare passes our own keys on: the host bills.
    private ImportedTarget? Target(string? provider, string? model) => model is null ? null
        : provider is null ? naming.OfReference(model, Gateway, direct: true)
        : naming.Of(provider, model, Gateway, direct: true);
}
