using System.Text.Json.Nodes;

using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>
/// Bifrost: <c>governance.virtual_keys[].provider_configs[]</c> with the models that each provider may serve and its weight,
/// or a request <c>{"model": "gpt-4o", "fallbacks": ["anthropic/claude"]}</c>. Bifrost runs in our own house.
/// </summary>
internal sealed class BifrostTool(TargetNaming naming) : IRouterTool
{
    private const string Any = "*";

    public string Name => "bifrost";

    public bool Recognises(JsonNode root) =>
        root.Map("governance").Has("virtual_keys") || (root.Has("model") && root.List("fallbacks")?.FirstOrDefault() is { } first && (first is JsonValue || first.Text("provider") is not null))
        || root.Fields("providers").Any(p => p.Value.List("keys") is not null);

    public void Read(JsonNode root, RouterSketch sketch)
    {
        if (root.Text("model") is { } model)
        {
            sketch.Route("request").Chain([Named(root.Text("provider"), model)], (root.List("fallbacks") ?? []).Select(Fallback).OfType<ImportedTarget>());
            return;
        }

        var keys = (root.Map("governance").List("virtual_keys") ?? []).OfType<JsonObject>().ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            var name = new[] { keys[i].Text("name"), keys[i].Text("id") }.OfType<string>().FirstOrDefault(n => !Secrets.LooksLikeKey(n)) ?? $"virtual key {i + 1}";
            Read(root, keys[i], name, sketch);
        }
    }

    private ImportedTarget? Fallback(JsonNode? node) =>
        node.AsText() is { } reference ? naming.OfReference(reference) : node.Text("model") is { } model ? Named(node.Text("provider"), model) : null;

    private ImportedTarget Named(string? provider, string model) => provider is null ? naming.OfReference(model) : naming.Of(provider, model);

    private void Read(JsonNode root, JsonObject key, string name, RouterSketch sketch)
    {
        if (key.Flag("is_active") is false)
        {
            sketch.Notes.Add($"The virtual key {name} is switched off.");
            return;
        }

        var configs = (key.List("provider_configs") ?? []).Where(c => c.Text("provider") is not null)
            .Take(Routes.RouteDraft.MaxTargets + 1).Select(c => new Allowed(c.Text("provider")!, Models(root, c!), c.Number("weight"))).ToList();
        if (configs.Count == 0)
        {
            sketch.Route(name).Found("no-primary", Level.Unknown, $"{name} lists no provider, so it may use every one that is configured.");
            return;
        }

        foreach (var model in configs.SelectMany(c => c.Models).Distinct(StringComparer.Ordinal))
        {
            var able = configs.Where(c => c.Models.Contains(model) || (model != Any && c.Models.Contains(Any) && naming.Serves(c.Provider, model))).ToList();
            // Weights divide the requests; a provider without one is only asked when another fails.
            var primary = able.Where(c => c.Weight is > 0).ToList();
            var later = able.Except(primary).ToList();
            if (primary.Count == 0)
                (primary, later) = ([.. able.Take(1)], [.. able.Skip(1)]);

            var route = sketch.Route(configs.Exists(c => c.Models.Count != 1 || !c.Models.Contains(Any)) ? $"{name}/{model}" : name);
            route.Chain(primary.Select(c => naming.Of(c.Provider, model, weight: c.Weight)), later.Select(c => naming.Of(c.Provider, model)));
        }
    }

    // "*" is what the provider's own keys allow.
    private static HashSet<string> Models(JsonNode root, JsonNode config)
    {
        var allowed = config.Texts("allowed_models").ToHashSet(StringComparer.Ordinal);
        if (allowed.Count > 0 && !allowed.Contains(Any))
            return allowed;

        var ids = config.Texts("key_ids").ToHashSet(StringComparer.Ordinal);
        var byKeys = (root.Map("providers").Map(config.Text("provider")!).List("keys") ?? [])
            .Where(k => ids.Count == 0 || ids.Contains(k.Text("id") ?? ""))
            .SelectMany(k => k.Texts("models")).Take(RouterSketch.MostRoutes + 1).ToHashSet(StringComparer.Ordinal);
        return byKeys.Count == 0 || byKeys.Contains(Any) ? [Any] : byKeys;
    }

    private sealed record Allowed(string Provider, HashSet<string> Models, double? Weight);
}
