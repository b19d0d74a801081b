using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Tests.Usage.Pricing;

/// <summary>A case of <c>cost_cases.jsonl</c>, and the line of usage that our command would get for it.</summary>
internal sealed class CostCase(JsonObject json)
{
    public string Id => (string)json["id"]!;

    public string Kind => (string)json["kind"]!;

    public bool RecomputedOk => json["recomputed_ok"] is JsonValue ok && ok.GetValue<bool>();

    public decimal? Expected(string part) => Number(json["expected"]![part]);

    /// <summary>Null where a count is not given.</summary>
    private decimal? Tokens(string name) => Number(json["usage"]![name]);

    /// <summary>The case's own convention made disjoint.</summary>
    public string Line()
    {
        var exclusive = ((string)json["convention"]!).Contains("EXCLUDES", StringComparison.Ordinal);
        var write5m = Tokens("cache_write_5m_tokens");
        var write1h = Tokens("cache_write_1h_tokens");
        // Where the split is told, the sum says the same again.
        var write = write5m is null && write1h is null ? Tokens("cache_write_tokens") : null;
        var writes = (write ?? 0) + (write5m ?? 0) + (write1h ?? 0);
        var input = Tokens("input_tokens") ?? Tokens("input");
        var line = new JsonObject
        {
            ["provider"] = json["provider"]?.DeepClone(),
            ["model"] = json["model"]?.DeepClone(),
            ["at"] = json["at"]?.DeepClone(),
            ["serviceTier"] = json["service_tier"]?.DeepClone(),
            ["usage"] = new JsonObject
            {
                ["inputTokens"] = exclusive ? input : input - (Tokens("cache_read_tokens") ?? 0) - writes - (Tokens("input_audio_tokens") ?? 0),
                ["inputAudioTokens"] = Tokens("input_audio_tokens"),
                ["cacheReadTokens"] = Tokens("cache_read_tokens"),
                ["cacheWriteTokens"] = write,
                ["cacheWrite5mTokens"] = write5m,
                ["cacheWrite1hTokens"] = write1h,
                ["outputTokens"] = (Tokens("output_tokens") ?? Tokens("output")) - (Tokens("output_audio_tokens") ?? 0),
                ["outputAudioTokens"] = Tokens("output_audio_tokens"),
                ["reasoningTokens"] = Tokens("reasoning_tokens") ?? Tokens("output_reasoning_tokens"),
            },
        };
        if (json["rates_usd_per_token"] is JsonObject rates)
            line["rates"] = Rates(rates);

        return line.ToJsonString();
    }

    public static IReadOnlyList<CostCase> Read(string path) =>
        [.. File.ReadLines(path).Select(l => new CostCase(JsonNode.Parse(l)!.AsObject()))];

    // The cases tell some rates by their rule (tier and long-context factors); the command wants them worked out.
    private JsonObject Rates(JsonObject given)
    {
        var factor = Number(given["tier_multiplier"]) ?? 1;
        if ((string?)json["service_tier"] == "fast" && Number(given["fast_multiplier"]) is { } fast)
            factor = fast;

        var rates = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (value is JsonValue && !name.EndsWith("_multiplier", StringComparison.Ordinal))
                rates[name.Replace("effective_", "", StringComparison.Ordinal)] = Number(value) * factor;
            else if (name is "above" or "tiers")
                rates[name] = value!.DeepClone();
        }

        if (given["long_context"] is JsonObject far)
        {
            var side = Number(far["input_side_x"]);
            rates["above"] = new JsonObject
            {
                ["threshold"] = far["threshold"]!.DeepClone(),
                ["input"] = Number(rates["input"]) * side,
                ["cacheRead"] = Number(rates["cache_read"]) * side,
                ["cacheWrite"] = Number(rates["cache_write"]) * side,
                ["output"] = Number(rates["output"]) * Number(far["output_x"]),
            };
        }

        return rates;
    }

    private static decimal? Number(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            decimal.Parse(value.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture),
        { } other => decimal.Parse(other.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
