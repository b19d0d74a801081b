using System.Text.Json.Nodes;

using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>
/// LiteLLM: <c>model_list: [{model_name: fast, litellm_params: {model: azure/gpt-4}}]</c> and
/// <c>router_settings: {fallbacks: [{fast: [slow]}]}</c>. Deployments of one name share its traffic and stand in for each other.
/// </summary>
internal sealed class LiteLlmTool(TargetNaming naming) : IRouterTool
{
    private static readonly (string Key, string Errors)[] ForOneError =
        [("context_window_fallbacks", "prompts that are too long"), ("content_policy_fallbacks", "content that a policy refuses")];

    // Of more names in one list nobody reads them all; of more names behind one route none is ever reached.
    private const int MostNamed = 20, MostWalked = 1_000;

    public string Name => "litellm";

    public bool Recognises(JsonNode root) => root.Has("model_list") || root.Has("router_settings") || root.Has("litellm_settings")
        || (root.Has("include") && root.Has("general_settings"));

    public void Read(JsonNode root, RouterSketch sketch)
    {
        if (root.Has("include"))
            sketch.Include();

        var router = root.Map("router_settings");
        var settings = root.Map("litellm_settings");
        var groups = new LiteLlmGroups(root.List("model_list"), naming, Aliases(router));
        var general = Lists(router, "fallbacks");
        if (general.Count == 0)
            general = Lists(settings, "fallbacks");
        else if (settings.Has("fallbacks"))
            sketch.Notes.Add("LiteLLM does not use litellm_settings.fallbacks, because router_settings has fallbacks of its own.");

        List<string> otherwise = [.. router.Texts("default_fallbacks"), .. settings.Texts("default_fallbacks").Where(_ => !router.Has("default_fallbacks"))];
        if (general.Remove("*", out var wild))
            otherwise = wild;

        var aliases = groups.Aliases.ToLookup(a => a.Value, a => a.Key, StringComparer.Ordinal);
        var forOneError = ForOneError.SelectMany(e => new[] { router, settings }.SelectMany(s => Lists(s, e.Key)).Select(l => (l.Key, e.Errors, Names: l.Value))).ToLookup(l => l.Key, StringComparer.Ordinal);
        foreach (var name in groups.Names.Concat(general.Keys).Distinct(StringComparer.Ordinal))
        {
            var route = sketch.Route(name);
            foreach (var alias in aliases[name])
                route.Aliases[alias] = name;

            var own = groups.Find(name);
            if (own is null)
                route.Dangling(name, "has fallbacks for the name");
            else if (own.Unnamed > 0)
                route.Found("no-model", Level.High, $"{route.Name} has {own.Unnamed} deployments without litellm_params.model; LiteLLM cannot call them.");

            var walk = new Walk(route, groups, general, otherwise);
            walk.From(name, [name]);
            route.Chain(own?.First ?? [], [.. own?.Later ?? [], .. walk.Found]);
            foreach (var only in forOneError[name])
                route.Found("error-only-fallback", Level.Low, $"{route.Name} falls back to {string.Join(", ", only.Names.Take(MostNamed))} for {only.Errors} only: that is no cover when its provider is gone.");
        }
    }

    private static Dictionary<string, string> Aliases(JsonNode? router) => router.Fields("model_group_alias")
        .Select(a => (a.Key, Group: a.Value.AsText() ?? a.Value.Text("model")))
        .Where(a => a.Group is not null)
        .ToDictionary(a => a.Key, a => a.Group!, StringComparer.Ordinal);

    /// <summary>Reads <c>[{name: [other, {model: other}]}]</c>, or the same as one map.</summary>
    private static Dictionary<string, List<string>> Lists(JsonNode? settings, string key)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, list) in settings.List(key) is { } many ? many.OfType<JsonObject>().SelectMany(m => m) : settings.Fields(key))
        {
            var others = list is JsonArray items ? items.Select(i => i.AsText() ?? i.Text("model")).OfType<string>() : list.AsText() is { } one ? [one] : [];
            lists.TryAdd(name, [.. others]);
        }

        return lists;
    }

    /// <summary>LiteLLM falls back from a fallback too, depth first.</summary>
    private sealed class Walk(RouteSketch route, LiteLlmGroups groups, Dictionary<string, List<string>> lists, List<string> otherwise)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public List<ImportedTarget> Found { get; } = [];

        public void From(string name, List<string> path)
        {
            // A specific list overrides the default one.
            foreach (var next in lists.GetValueOrDefault(name) ?? (lists.ContainsKey(path[0]) ? [] : path.Count == 1 ? otherwise.Where(o => o != name) : []))
            {
                if (path.Contains(next, StringComparer.Ordinal))
                {
                    route.Found("cycle", Level.Medium, $"{route.Name} falls back in a circle: {string.Join(", then ", path.SkipWhile(p => p != next).Append(next))}.");
                    continue;
                }

                // What was walked once adds nothing; circles are met on the first walk.
                if (_seen.Count == MostWalked || !_seen.Add(next))
                    continue;

                if (groups.Find(next) is not { } group)
                {
                    route.Dangling(next, "falls back to");
                    continue;
                }

                Found.AddRange([.. group.First, .. group.Later]);
                // Groups without a model add no target, so the path has an end of its own.
                if (Math.Max(Found.Count, path.Count) < Routes.RouteDraft.MaxTargets)
                    From(next, [.. path, next]);
            }
        }
    }
}
