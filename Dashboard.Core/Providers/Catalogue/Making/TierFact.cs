using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>What a service tier asks, beside what the same source says the standard tier asks.</summary>
internal sealed record TierFact(string Tier, Rates Usual, Rates Rates)
{
    private const string LongInput = "input_cost_per_token_above_";
    private const string Thousands = "k_tokens";

    /// <summary>Not a tier: what sound and pictures cost in the standard one.</summary>
    public const string Media = "";

    /// <summary>Of a long prompt in the standard tier: from how many tokens on; null for a tier.</summary>
    public long? Over { get; init; }

    /// <summary>What long prompts cost beside this very price; empty where nobody says.</summary>
    public static IReadOnlyList<RateStep> Steps(IEnumerable<TierFact> facts, Rates usual, bool inclusive) =>
        [.. facts.Where(f => f.Over is not null && f.Usual.Input == usual.Input).Select(f => new RateStep(f.Over!.Value, f.Rates, inclusive)).OrderBy(s => s.Threshold)];

    /// <summary>
    /// The tier's sheet for an offering: a plain factor holds whatever the price is; rates that follow no factor hold only
    /// beside the standard price that the source had in mind. Null where neither helps.
    /// </summary>
    public RateSheet? Sheet(RateSheet standard)
    {
        if (Rates.Input is not { } input || Usual.Input is not { } usual || usual == 0 || input / usual is < 0.1m or > 6 or 1)
            return null;

        var factor = input / usual;
        if (decimal.Round(factor, 3) == factor && (Rates.Output is null || Rates.Output == Usual.Output * factor))
            return standard.Times(factor);

        return usual == standard.Base.Input ? new RateSheet(Rates) : null;
    }

    /// <summary>By host and normalised id, from LiteLLM's price file: <c>{"gpt-5":{"litellm_provider":"openai","input_cost_per_token":1.25e-06,"input_cost_per_token_flex":6.25e-07}}</c>.</summary>
    public static ILookup<(ProviderKey Host, string Id), TierFact> Read(JsonElement root, Func<string, Provider?> find) =>
    (
        from entry in root.EnumerateObject()
        where entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("litellm_provider", out _)
        let name = entry.Value.GetProperty("litellm_provider").GetString()!
        let host = find(name) ?? find(name.Split('-')[0])
        where host is not null
        from fact in TiersOf(entry.Value).Concat(LongOf(entry.Value))
        select (Key: (host.Key, ModelName.Normalise(Bare(entry.Name))), Fact: fact)
    ).ToLookup(f => f.Key, f => f.Fact);

    private static IEnumerable<TierFact> TiersOf(JsonElement json) =>
        from tier in (string[])[Media, "flex", "priority", "batches"]
        let rates = tier == Media ? MediaOf(json) : Of(json, "_" + tier)
        where rates != new Rates() && (tier == Media || rates.Input is not null)
        select new TierFact(ServiceTier.Normalise(tier) ?? Media, Of(json, ""), rates);

    // "input_cost_per_token_above_200k_tokens"; without one for the input it says nothing about prompts.
    private static IEnumerable<TierFact> LongOf(JsonElement json) =>
        from property in json.EnumerateObject()
        where property.Name.StartsWith(LongInput, StringComparison.Ordinal) && property.Name.EndsWith(Thousands, StringComparison.Ordinal)
        let size = property.Name[LongInput.Length..^Thousands.Length]
        where int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let rates = Of(json, $"_above_{size}{Thousands}")
        where rates.Input is not null
        select new TierFact(Media, Of(json, ""), rates) { Over = long.Parse(size, CultureInfo.InvariantCulture) * 1000 };

    // azure/gpt-4o, gemini/gemini-2.5-pro, but meta-llama/… belongs to the id.
    private static string Bare(string id) =>
        id.Split('/', 2) is ["azure" or "azure_ai" or "gemini" or "vertex_ai" or "bedrock" or "xai" or "minimax", var rest] ? rest : id;

    private static Rates Of(JsonElement json, string suffix) => new(
        Rate(json, "input_cost_per_token" + suffix), Rate(json, "output_cost_per_token" + suffix),
        Rate(json, "cache_read_input_token_cost" + suffix), Rate(json, "cache_creation_input_token_cost" + suffix));

    // A zero here says "not sold by the token".
    private static Rates MediaOf(JsonElement json) => new(
        InputAudio: Some(Rate(json, "input_cost_per_audio_token")), OutputAudio: Some(Rate(json, "output_cost_per_audio_token")),
        CacheReadAudio: Some(Rate(json, "cache_read_input_audio_token_cost")),
        InputImage: Some(Rate(json, "input_cost_per_image_token")), OutputImage: Some(Rate(json, "output_cost_per_image_token")));

    private static decimal? Some(decimal? rate) => rate == 0 ? null : rate;

    private static decimal? Rate(JsonElement json, string name) => json.TryGetProperty(name, out var price) && price.ValueKind == JsonValueKind.Number
        ? decimal.Parse(price.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)
        : null;
}
