using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>One breakdown of a day: several of them show the same requests.</summary>
internal sealed class LiteLlmViews(IReadOnlyList<LiteLlmPart> parts)
{
    // Providers and entities name neither a model nor a key: the day itself says as much.
    private static readonly (string Name, bool IsModel)[] Breakdowns = [("models", true), ("model_groups", true), ("api_keys", false)];

    public IReadOnlyList<LiteLlmPart> Parts { get; } = parts;

    public LiteLlmMetrics Sum { get; } = parts.Aggregate(LiteLlmMetrics.Nothing, (sum, part) => sum.Plus(part.Metrics));

    /// <summary>The views of a day that know something, the most detailed first.</summary>
    public static IEnumerable<LiteLlmViews> Of(JsonFields day)
    {
        foreach (var (name, isModel) in Breakdowns)
        {
            var items = Named(day.At($"breakdown.{name}")).ToList();
            if (items.Count == 0)
                continue;

            var whole = Read(items, i => new LiteLlmPart(isModel ? i.Name : null, name == "api_keys" ? Alias(i.Fields) ?? i.Name : null, Team(i.Fields), MetricsOf(i)));
            var byKey = items.Select(i => (i, Keys: Named(i.Fields.At("api_key_breakdown")).ToList())).ToList();
            if (isModel && byKey.TrueForAll(i => i.Keys.Count > 0))
            {
                var split = byKey.SelectMany(i => i.Keys.Select(k => new LiteLlmPart(i.i.Name, Alias(k.Fields) ?? k.Name, Team(k.Fields), MetricsOf(k)))).ToList();
                var view = new LiteLlmViews(split);
                if (view.AddsUpTo(whole.Sum))
                    yield return view;
            }

            yield return whole;
        }
    }

    public bool AddsUpTo(LiteLlmMetrics whole) => whole.Holds(Sum, below: false);

    public bool StaysBelow(LiteLlmMetrics whole) => whole.Holds(Sum, below: true);

    private static LiteLlmViews Read(List<(string Name, JsonFields Fields)> items, Func<(string Name, JsonFields Fields), LiteLlmPart> part) =>
        new([.. items.Select(part)]);

    private static LiteLlmMetrics MetricsOf((string Name, JsonFields Fields) item) => LiteLlmMetrics.Read(item.Fields, "metrics") ?? LiteLlmMetrics.Nothing;

    private static string? Alias(JsonFields fields) => fields.Text("metadata.key_alias");

    private static string? Team(JsonFields fields) => fields.Text("metadata.team_alias") ?? fields.Text("metadata.team_id");

    private static IEnumerable<(string Name, JsonFields Fields)> Named(JsonElement? all) =>
        all is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select(p => (p.Name, new JsonFields(p.Value, 0)))
            : [];
}

/// <summary>What a model, a key or both have of a day.</summary>
internal sealed record LiteLlmPart(string? Model, string? Key, string? Team, LiteLlmMetrics Metrics);
