using System.Text.Json.Nodes;

using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>
/// A request to the Vercel AI Gateway: <c>{"model": "a/b", "providerOptions": {"gateway": {"order": ["vertex"], "models": ["c/d"]}}}</c>.
/// The model is tried at the hosts in order, then the other models.
/// </summary>
internal sealed class VercelTool(TargetNaming naming) : IRouterTool
{
    private const string Gateway = "vercel";

    // One more than a route holds, so that it is told.
    private const int MostNamed = Routes.RouteDraft.MaxTargets + 1;

    public string Name => Gateway;

    public bool Recognises(JsonNode root) => root.Map("providerOptions").Map("gateway") is not null;

    public void Read(JsonNode root, RouterSketch sketch)
    {
        var route = sketch.Route("request");
        var options = root.Map("providerOptions").Map("gateway");
        List<string> models = [.. root.Texts("model").Concat(options.Texts("models")).Distinct(StringComparer.Ordinal).Take(MostNamed)];
        List<string> only = [.. options.Texts("only").Take(MostNamed)];
        List<string> order = [.. options.Texts("order").Take(MostNamed).Where(h => only.Count == 0 || only.Contains(h, StringComparer.Ordinal))];
        if (models.Count == 0)
        {
            route.Found("no-model", Level.High, $"{route.Name} names no model.");
            return;
        }

        List<string> hosts = [.. order, .. only.Except(order, StringComparer.Ordinal)];
        // The list of hosts is written for the first model; the others go wherever they are served.
        var first = hosts.Count == 0 ? [Anywhere(models[0])] : hosts.ConvertAll(h => naming.Of(h, models[0], Gateway) with { Text = $"{h}/{models[0]}" });
        route.Strict = only.Count > 0;
        foreach (var closed in models.Skip(1).Where(m => only.Count > 0 && !only.Exists(h => naming.Serves(h, m))))
            route.Found("host-not-allowed", Level.Medium, $"{route.Name} may use {string.Join(" and ", only)} only, and none of them is known to serve its fallback {closed}.");

        route.Chain(first.Take(1), first.Skip(1).Concat(models.Skip(1).Select(Anywhere)));
    }

    private ImportedTarget Anywhere(string model) => new(model, naming.Of(Gateway, model).Draft);
}
