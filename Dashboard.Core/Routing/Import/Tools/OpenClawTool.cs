using System.Text.Json.Nodes;

using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>
/// OpenClaw: <c>agents: { defaults: { model: { primary: "anthropic/claude-opus-4-6", fallbacks: ["minimax/MiniMax-M2.7"] } } }</c>.
/// A reference is the provider up to the first slash; the rest is the model. Agents with a model of their own inherit no fallbacks.
/// </summary>
internal sealed class OpenClawTool(TargetNaming naming) : IRouterTool
{
    private static readonly string[] Sections = ["agents", "auth", "channels", "cron", "gateway", "hooks", "models", "plugins", "session", "skills", "talk", "tools", "tts"];

    // Each is called for another need than talking.
    private static readonly string[] Others =
        ["imageModel", "pdfModel", "utilityModel", "subagents.model", "heartbeat.model", "compaction.model", "compaction.memoryFlush.model"];

    public string Name => "openclaw";

    public bool Recognises(JsonNode root) => root is JsonObject && (root.Has("$include") || Sections.Any(s => root.Map(s) is not null));

    public void Read(JsonNode root, RouterSketch sketch)
    {
        if (new[] { root, root.At("agents"), root.Map("agents").At("defaults"), root.Map("agents").At("list"), root.At("models") }.Any(n => n.Has("$include")))
            sketch.Include();

        var agents = root.Map("agents");
        var defaults = agents.Map("defaults");
        var servers = root.Map("models").Fields("providers").Select(p => (p.Key, Address: p.Value.Text("baseUrl")))
            .Where(p => p.Address is not null).ToDictionary(p => p.Key, p => p.Address!, StringComparer.Ordinal);
        var aliases = Aliases(defaults);
        Routes("agents.defaults", defaults, inherits: true);
        foreach (var (id, agent) in agents.Fields("entries"))
            Routes($"agents.entries.{id}", agent, inherits: false);

        foreach (var agent in agents.List("list") ?? [])
            Routes($"agents.list.{agent.Text("id") ?? "unnamed"}", agent, inherits: false);

        if (root.Map("auth").Has("order") || root.Map("auth").Has("profiles"))
            sketch.Notes.Add("Auth profiles rotate keys within one provider: they keep nothing running when that provider is gone.");

        void Routes(string name, JsonNode? agent, bool inherits)
        {
            Route(name, agent.At("model"), inherits);
            foreach (var other in Others)
                Route($"{name}.{other}", other.Split('.').Aggregate(agent, (node, step) => node.At(step)), inherits);

            foreach (var (medium, model) in agent.Fields("mediaModels"))
                Route($"{name}.mediaModels.{medium}", model, inherits);
        }

        void Route(string name, JsonNode? model, bool inherits)
        {
            var primary = model.AsText() ?? model.Text("primary");
            if (primary is null && model.List("fallbacks") is null)
                return;

            var route = sketch.Route(name);
            route.Strict = !inherits && !model.Has("fallbacks");
            foreach (var (alias, target) in name == "agents.defaults" ? aliases : [])
                route.Aliases[alias] = target;

            if (primary is null)
                route.Found("no-primary", Level.High, $"{route.Name} names fallbacks but no primary.");

            var fallbacks = model.Texts("fallbacks").Select(f => Target(route, f)).OfType<ImportedTarget>();
            route.Chain(primary is not null && Target(route, primary) is { } first ? [first] : [], fallbacks);
        }

        ImportedTarget? Target(RouteSketch route, string written)
        {
            var reference = aliases.GetValueOrDefault(written, written);
            if (!reference.Contains('/', StringComparison.Ordinal) && !TargetNaming.IsVariable(reference) && naming.MakerOf(reference) is null)
            {
                route.Dangling(reference, "names");
                return null;
            }

            var target = naming.OfReference(reference);
            // A provider of the file's own is whoever answers at its address.
            if (reference.Split('/', 2) is [var provider, var model] && servers.TryGetValue(provider, out var address) && naming.Find(provider) is null)
                return naming.OfAddress(address) is { } host ? naming.Of(host, model) with { Text = target.Text } : target;

            return target;
        }
    }

    private static Dictionary<string, string> Aliases(JsonNode? defaults)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (reference, settings) in defaults.Fields("models"))
        {
            if (settings.Text("alias") is { } alias)
                aliases.TryAdd(alias, reference);
        }

        return aliases;
    }
}
