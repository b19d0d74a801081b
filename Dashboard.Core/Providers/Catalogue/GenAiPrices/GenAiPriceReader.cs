using System.Globalization;
using System.Text.Json;

namespace Dashboard.Core.Providers.Catalogue.GenAiPrices;

/// <summary>
/// Reads a catalogue in the form of genai-prices: providers with models, and for each model rules that say which ids it is for.
/// <c>{"prices":[{"prices":{"input_mtok":{"base":5,"tiers":[{"start":200000,"price":10}]}}},{"constraint":{"start_date":"2026-03-13"},"prices":{"input_mtok":5}}]}</c>
/// </summary>
internal static class GenAiPriceReader
{
    public static IReadOnlyList<ListedProvider> Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(Provider)];
    }

    private static ListedProvider Provider(JsonElement json)
    {
        var id = json.GetProperty("id").GetString()!;
        // xAI's higher rate begins at the threshold, everybody else's behind it.
        var inclusive = id is "x-ai" or "xai";
        return new ListedProvider(
            id,
            json.TryGetProperty("name", out var name) ? name.GetString()! : id,
            Rule(json, "provider_match"),
            Rule(json, "model_match"),
            json.TryGetProperty("fallback_model_providers", out var others) ? [.. others.EnumerateArray().Select(o => o.GetString()!)] : [],
            [.. json.GetProperty("models").EnumerateArray().Select(m => Model(m, inclusive))]);
    }

    private static MatchRule? Rule(JsonElement json, string name) =>
        json.TryGetProperty(name, out var rule) && rule.ValueKind == JsonValueKind.Object ? MatchRule.Read(rule) : null;

    private static ListedModel Model(JsonElement json, bool inclusive)
    {
        var prices = json.GetProperty("prices");
        return new ListedModel(
            json.GetProperty("id").GetString()!,
            json.TryGetProperty("name", out var name) ? name.GetString() : null,
            json.TryGetProperty("context_window", out var context) && context.ValueKind == JsonValueKind.Number ? context.GetInt64() : null,
            MatchRule.Read(json.GetProperty("match")),
            prices.ValueKind == JsonValueKind.Array
                ? [.. prices.EnumerateArray().Select(p => Period(p, inclusive))]
                : [new PricePeriod(null, null, Sheet(prices, inclusive), Prices.NoTiers)]);
    }

    private static PricePeriod Period(JsonElement json, bool inclusive)
    {
        var sheet = Sheet(json.GetProperty("prices"), inclusive);
        if (!json.TryGetProperty("constraint", out var constraint) || constraint.ValueKind != JsonValueKind.Object)
            return new PricePeriod(null, null, sheet, Prices.NoTiers);

        return constraint.TryGetProperty("start_date", out var start)
            ? new PricePeriod(DateOnly.Parse(start.GetString()!, CultureInfo.InvariantCulture), null, sheet, Prices.NoTiers)
            : new PricePeriod(null, new DailyHours(Time(constraint, "start_time"), Time(constraint, "end_time")), sheet, Prices.NoTiers);
    }

    private static TimeOnly Time(JsonElement json, string name) =>
        TimeOnly.Parse(json.GetProperty(name).GetString()!.TrimEnd('Z'), CultureInfo.InvariantCulture);

    private static RateSheet Sheet(JsonElement json, bool inclusive)
    {
        // This form leaves out zeros: an entry without any price is one without charge.
        if (!json.EnumerateObject().Any())
            return new RateSheet(new Rates(Input: 0, Output: 0));

        var thresholds = json.EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(p => p.Value.GetProperty("tiers").EnumerateArray().Select(t => t.GetProperty("start").GetInt64()))
            .Distinct().Order();
        return new RateSheet(RatesAt(json, null), [.. thresholds.Select(t => new RateStep(t, RatesAt(json, t), inclusive))]);
    }

    private static Rates RatesAt(JsonElement json, long? threshold)
    {
        return new Rates(
            Input: Rate("input_mtok"),
            Output: Rate("output_mtok"),
            CacheRead: Rate("cache_read_mtok"),
            CacheWrite5m: Rate("cache_write_5m_mtok") ?? Rate("cache_write_mtok"),
            CacheWrite1h: Rate("cache_write_1h_mtok"),
            Reasoning: Rate("output_reasoning_mtok"),
            InputAudio: Rate("input_audio_mtok"),
            OutputAudio: Rate("output_audio_mtok"),
            CacheReadAudio: Rate("cache_audio_read_mtok"),
            InputImage: Rate("input_image_mtok"),
            OutputImage: Rate("output_image_mtok"));

        decimal? Rate(string name)
        {
            if (!json.TryGetProperty(name, out var price))
                return null;

            if (price.ValueKind == JsonValueKind.Object)
            {
                var reached = price.GetProperty("tiers").EnumerateArray().Where(t => t.GetProperty("start").GetInt64() <= threshold).ToList();
                price = reached.Count > 0 ? reached[^1].GetProperty("price") : price.GetProperty("base");
            }

            return price.ValueKind == JsonValueKind.Number ? price.GetDecimal() * 0.000001m : null;
        }
    }
}
