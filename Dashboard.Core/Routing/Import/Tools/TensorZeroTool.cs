using System.Text.Json.Nodes;

using Dashboard.Core.Units;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>
/// TensorZero: <c>[models.m] routing = ["openai", "azure"]</c> are hosts of the same weights in order;
/// <c>[functions.f.experimentation] candidate_variants, fallback_variants</c> say which variants are sampled and which come after.
/// </summary>
internal sealed class TensorZeroTool(TargetNaming naming) : IRouterTool
{
    public string Name => "tensorzero";

    public bool Recognises(JsonNode root) =>
        root.Map("functions") is not null || root.Fields("models").Concat(root.Fields("embedding_models")).Any(m => m.Value.List("routing") is not null);

    public void Read(JsonNode root, RouterSketch sketch)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, function) in root.Fields("functions"))
            Function(root, sketch.Route($"functions.{name}"), function, used);

        foreach (var (name, model) in root.Fields("models").Where(m => !used.Contains(m.Key)))
            Direct(sketch.Route($"models.{name}"), model);

        foreach (var (name, model) in root.Fields("embedding_models"))
            Direct(sketch.Route($"embedding_models.{name}"), model);

        void Direct(RouteSketch route, JsonNode? model)
        {
            var hosts = Hosts(route, model, null);
            route.Chain(hosts.Take(1), hosts.Skip(1));
        }
    }

    private void Function(JsonNode root, RouteSketch route, JsonNode? function, HashSet<string> used)
    {
        var variants = function.Map("variants");
        var experiment = function.Map("experimentation");
        var sampled = experiment.Map("candidate_variants") is { } weighted
            ? weighted.Select(v => (Name: v.Key, Weight: experiment.Map("candidate_variants").Number(v.Key))).ToList()
            : [.. (experiment.Has("candidate_variants") ? experiment.Texts("candidate_variants") : ByWeight(variants)).Select(v => (Name: v, Weight: variants.Map(v).Number("weight")))];
        var primary = new List<ImportedTarget>();
        var later = new List<ImportedTarget>();
        foreach (var (name, weight) in sampled)
        {
            var hosts = Variant(root, route, variants, name, weight, used, [], []);
            primary.AddRange(hosts.Take(1));
            later.AddRange(hosts.Skip(1));
        }

        foreach (var name in experiment.Texts("fallback_variants"))
            later.AddRange(Variant(root, route, variants, name, null, used, [], []));

        route.Chain(primary.DistinctBy(t => t.Text), later);
    }

    // Where some variants have a weight, the others are never sampled.
    private static IEnumerable<string> ByWeight(JsonObject? variants)
    {
        var all = (variants ?? []).ToList();
        var any = all.Exists(v => v.Value.Number("weight") is > 0);
        return all.Where(v => !any || v.Value.Number("weight") is > 0).Select(v => v.Key);
    }

    private List<ImportedTarget> Variant(JsonNode root, RouteSketch route, JsonObject? variants, string name, double? weight, HashSet<string> used, HashSet<string> seen, List<string> path)
    {
        if (variants.Map(name) is not { } variant)
        {
            route.Dangling(name, "names the variant");
            return [];
        }

        if (path.Contains(name))
        {
            route.Found("cycle", Level.Medium, $"{route.Name} has a variant \"{name}\" that is a candidate of itself.");
            return [];
        }

        // What was walked once adds nothing: candidates that share candidates would be walked once for each way to them.
        if (!seen.Add(name) || path.Count == Routes.RouteDraft.MaxTargets)
            return [];

        // Best of several and mixtures ask every candidate; one of them is enough for an answer.
        if (variant.List("candidates") is not null)
            return [.. variant.Texts("candidates").Distinct(StringComparer.Ordinal).SelectMany(c => Variant(root, route, variants, c, weight, used, seen, [.. path, name])).DistinctBy(t => t.Text)];

        if (variant.Text("model") is not { } model)
        {
            route.Found("no-model", Level.High, $"{route.Name} has a variant \"{name}\" that names no model.");
            return [];
        }

        if (root.Map("models").Map(model) is { } own)
        {
            used.Add(model);
            return Hosts(route, own, weight);
        }

        // "provider::model" needs no entry of its own.
        if (model.Split("::", 2) is [var provider, var rest])
            return [Named(provider, rest, null, weight)];

        route.Dangling(model, "names the model");
        return [];
    }

    private List<ImportedTarget> Hosts(RouteSketch route, JsonNode? model, double? weight)
    {
        var found = new List<ImportedTarget>();
        foreach (var name in model.Texts("routing"))
        {
            if (model.Map("providers").Map(name) is { } host)
                found.Add(Named(host.Text("type") ?? name, host.Text("model_name") ?? host.Text("deployment_id") ?? host.Text("model_id") ?? host.Text("endpoint_id") ?? name, host.Text("api_base"), weight));
            else
                route.Dangling(name, "routes to the provider");
        }

        return found;
    }

    private ImportedTarget Named(string type, string model, string? address, double? weight)
    {
        var target = naming.Of(type, model, weight: weight);
        // Anything that speaks like OpenAI may stand behind an address.
        return type is not ("openai" or "vllm" or "sglang" or "tgi") || address is null ? target
            : naming.OfAddress(address) is { } host ? naming.Of(host, model, weight: weight) with { Text = target.Text }
            : TargetNaming.Unplaced(target, model);
    }
}
