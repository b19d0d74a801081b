using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>What a service tier asks, beside what the same source says the standard tier asks.</summary>
internal sealed record TierFact(string Tier, Rates Usual, Rates Rates)
{
    /// <summary>Not a tier: what sound and pictures cost in the standard one.</summary>
    public const string Media = "";

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
        from tier in (string[])[Media, "flex", "priority", "batches"]
        let rates = tier == Media ? MediaOf(entry.Value) : Of(entry.Value, "_" + tier)
        where rates != new Rates() && (tier == Media || rates.Input is not null)
        select (Key: (host.Key, ModelName.Normalise(Bare(entry.Name))), Fact: new TierFact(ServiceTier.Normalise(tier) ?? Media, Of(entry.Value, ""), rates))
    ).ToLookup(f => f.Key, f => f.Fact);

    // azure/gpt-4o, gemini/gemini-2.5-pro, but meta-llama/… belongs to the id.
    private static string Bare(string id) =>
        id.Split('/', 2) is ["azure" or "azure_ai" or "gemini" or "vertex_ai" or "bedrock", var rest] ? rest : id;

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
