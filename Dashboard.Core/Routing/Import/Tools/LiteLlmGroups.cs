using System.Text.Json.Nodes;

namespace Dashboard.Core.Routing.Import.Tools;

/// <summary>The deployments of LiteLLM's <c>model_list</c>, by the name that callers use.</summary>
internal sealed class LiteLlmGroups
{
    // LiteLLM speaks to any server that talks like OpenAI through these prefixes.
    private static readonly string[] Compatible = ["openai", "custom_openai", "openai_like", "text-completion-openai", "hosted_vllm"];

    // Every name that nobody defines is held against all of them.
    private const int MostPatterns = 200;

    private readonly TargetNaming _naming;
    private readonly Dictionary<string, LiteLlmGroup> _groups;
    private readonly List<string> _patterns;
    private readonly Dictionary<string, ImportedTarget> _byId = new(StringComparer.Ordinal);

    public LiteLlmGroups(JsonArray? models, TargetNaming naming, IReadOnlyDictionary<string, string> aliases)
    {
        _naming = naming;
        Aliases = aliases;
        var read = (models ?? []).Select(m => (Name: m.Text("model_name"), Model: m)).Where(m => m.Name is not null).Select(m => (Name: m.Name!, Deployment: Deployment(m.Model))).ToList();
        Names = [.. read.Select(r => r.Name).Distinct(StringComparer.Ordinal)];
        _groups = read.GroupBy(r => r.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Group([.. g.Select(r => r.Deployment)]), StringComparer.Ordinal);
        // The longest pattern is the most particular one.
        _patterns = [.. _groups.Keys.Where(k => k.Contains('*', StringComparison.Ordinal)).OrderByDescending(k => k.Length).Take(MostPatterns)];
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyDictionary<string, string> Aliases { get; }

    /// <summary>The group of a name: a model name, an alias of one, the id of one deployment, or what a wildcard covers.</summary>
    public LiteLlmGroup? Find(string name)
    {
        if (_groups.TryGetValue(name, out var group) || (Aliases.TryGetValue(name, out var other) && _groups.TryGetValue(other, out group)))
            return group;

        if (_byId.TryGetValue(name, out var one))
            return new([one], [], 0);

        foreach (var pattern in _patterns)
        {
            if (pattern.Split('*') is [var before, var after] && name.Length >= before.Length + after.Length
                && name.StartsWith(before, StringComparison.Ordinal) && name.EndsWith(after, StringComparison.Ordinal))
            {
                var middle = name[before.Length..^after.Length];
                return _groups[pattern].With(t => Filled(t, middle));
            }
        }

        return null;
    }

    private ImportedTarget Filled(ImportedTarget target, string middle)
    {
        var draft = target.Draft with { Model = target.Draft.Model.Replace("*", middle, StringComparison.Ordinal) };
        // "*" alone is whatever the caller names, provider included.
        return draft.Host is null && draft.Model.Contains('/', StringComparison.Ordinal)
            ? _naming.OfReference(draft.Model, LiteLlmTarget.Gateway)
            : new ImportedTarget(target.Text.Replace("*", middle, StringComparison.Ordinal), draft);
    }

    private (ImportedTarget? Target, double Order) Deployment(JsonNode? entry)
    {
        var call = entry.Map("litellm_params");
        if (call.Text("model") is not { } model)
            return (null, 0);

        var weight = call.Number("weight") ?? call.Number("rpm") ?? call.Number("tpm");
        var target = LiteLlmTarget.Of(_naming, model, call.Text("api_base"), call.Text("custom_llm_provider"), weight, Compatible);
        if (entry.Map("model_info").Text("id") is { } id)
            _byId.TryAdd(id, target);

        return (target, call.Number("order") ?? entry.Map("model_info").Number("order") ?? double.MaxValue);
    }

    private static LiteLlmGroup Group(List<(ImportedTarget? Target, double Order)> deployments)
    {
        var known = deployments.Where(d => d.Target is not null).ToList();
        var first = known.Count == 0 ? 0 : known.Min(d => d.Order);
        return new(
            [.. known.Where(d => d.Order.Equals(first)).Select(d => d.Target!)],
            [.. known.Where(d => !d.Order.Equals(first)).OrderBy(d => d.Order).Select(d => d.Target!)],
            deployments.Count - known.Count);
    }
}

/// <summary>The deployments of one name: those that share its traffic, and those that are tried after them.</summary>
/// <param name="Unnamed">How many say no model.</param>
internal sealed record LiteLlmGroup(IReadOnlyList<ImportedTarget> First, IReadOnlyList<ImportedTarget> Later, int Unnamed)
{
    public LiteLlmGroup With(Func<ImportedTarget, ImportedTarget> change) => new([.. First.Select(change)], [.. Later.Select(change)], Unnamed);
}

/// <summary>One deployment.</summary>
internal static class LiteLlmTarget
{
    public const string Gateway = "litellm";

    public static ImportedTarget Of(TargetNaming naming, string model, string? address, string? provider, double? weight, string[] compatible)
    {
        var written = provider is null || model.StartsWith(provider + "/", StringComparison.Ordinal) ? model : $"{provider}/{model}";
        // Elsewhere "cloudflare" is the gateway; here it is the host of Cloudflare's own models.
        var target = written.StartsWith("cloudflare/", StringComparison.Ordinal)
            ? naming.Of("workers-ai", written["cloudflare/".Length..], Gateway, weight: weight) with { Text = written }
            : naming.OfReference(written, Gateway, weight: weight);
        // "openai/" with an address is whoever answers there.
        if (address is null || written.Split('/', 2) is not [var prefix, var rest] || !compatible.Contains(prefix, StringComparer.Ordinal))
            return target;

        return naming.OfAddress(address) is { } host
            ? naming.Of(host, rest, Gateway, weight: weight) with { Text = target.Text }
            : TargetNaming.Unplaced(target, rest);
    }
}
