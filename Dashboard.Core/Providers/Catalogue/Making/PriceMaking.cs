using System.Text.Json;

namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>One price out of what the sources know: today's rates from models.dev, dates and thresholds from genai-prices, tiers from LiteLLM.</summary>
internal static class PriceMaking
{
    private const decimal Million = 0.000001m;

    // Half price for batches is these hosts' published rule for all their models.
    private static readonly string[] BatchHalves =
        ["openai", "anthropic", "google", "google-vertex", "azure", "amazon-bedrock", "mistral", "groq", "togetherai"];

    /// <param name="day">The day on which models.dev said so.</param>
    /// <param name="dated">The same offering in genai-prices; empty when it is not there.</param>
    public static IReadOnlyList<PricePeriod> Make(
        Provider host, ModelKey model, DevEntry? entry, DateOnly day, IReadOnlyList<PricePeriod> dated, IEnumerable<TierFact> tiers)
    {
        var now = entry?.Cost is { } cost ? Sheet(cost, host) : null;
        var then = dated.LastOrDefault(p => p.Holds(new PriceMoment(day)));
        // The dated list is used where it agrees with the day's price; otherwise it is older than it looks.
        IReadOnlyList<PricePeriod> periods = now is null ? dated
            : then is not null && then.Standard.Base.Input == now.Base.Input && then.Standard.Base.Output == now.Base.Output
                ? [.. dated.Select(p => p == then ? p with { Standard = Filled(now, p.Standard) } : p)]
                : [new PricePeriod(null, null, now, Prices.NoTiers)];
        return [.. periods.Where(p => p.Standard.Base != new Rates()).Select(p => Finished(p, host, model, entry, tiers))];
    }

    private static RateSheet Filled(RateSheet now, RateSheet other) =>
        new(now.Base.Or(other.Base), now.Steps.Count > 0 ? now.Steps : other.Steps);

    private static PricePeriod Finished(
        PricePeriod period, Provider host, ModelKey model, DevEntry? entry, IEnumerable<TierFact> tiers)
    {
        var claude = model.Maker.Value == "anthropic";
        var listed = period.Standard with { Base = Believable(period.Standard.Base, claude) };
        var priced = listed.Steps.Count > 0 ? listed : listed with { Steps = TierFact.Steps(tiers, listed.Base, host.Key.Value == "xai") };
        var standard = WithMedia(claude ? HourWrite(priced) : priced, tiers);
        var own = new Dictionary<string, RateSheet>(StringComparer.Ordinal);
        foreach (var fact in tiers.Where(t => t.Tier != TierFact.Media))
        {
            if (fact.Sheet(standard) is { } sheet)
                own[fact.Tier] = sheet;
        }

        if (Array.IndexOf(BatchHalves, host.Key.Value) >= 0 && (host.Key.Value != "azure" || model.Maker.Value == "openai"))
            own[ServiceTier.Batch] = standard.Times(0.5m);

        foreach (var (tier, sheet) in Modes(entry, host))
            own[tier] = claude ? HourWrite(sheet) : sheet;

        return period with { Standard = standard, Tiers = own };
    }

    // What cannot be: a cache that costs more to read than the prompt itself, and Claude's cache for less to write than the prompt.
    private static Rates Believable(Rates rates, bool claude) => rates with
    {
        CacheRead = rates.CacheRead > rates.Input && rates.Input > 0 ? null : rates.CacheRead,
        CacheWrite5m = claude && rates.CacheWrite5m < rates.Input ? rates.Input * 1.25m : rates.CacheWrite5m,
    };

    // Only beside the price that the source had in mind, and where nobody nearer to the host says otherwise.
    private static RateSheet WithMedia(RateSheet sheet, IEnumerable<TierFact> facts) =>
        facts.FirstOrDefault(f => f is { Tier: TierFact.Media, Over: null } && f.Usual.Input == sheet.Base.Input) is { } media ? sheet with { Base = sheet.Base.Or(media.Rates) } : sheet;

    // Anthropic's published rule, wherever its models are served: an hour in the cache costs twice the input.
    internal static RateSheet HourWrite(RateSheet sheet) => new(HourWrite(sheet.Base), [.. sheet.Steps.Select(s => s with { Rates = HourWrite(s.Rates) })]);

    private static Rates HourWrite(Rates rates) =>
        rates is { CacheWrite5m: not null, CacheWrite1h: null, Input: { } input } ? rates with { CacheWrite1h = input * 2 } : rates;

    private static IEnumerable<(string Tier, RateSheet Sheet)> Modes(DevEntry? entry, Provider host)
    {
        if (entry?.Modes is not { } modes || !modes.TryGetProperty("fast", out var fast) || !fast.TryGetProperty("cost", out var cost))
            yield break;

        var body = fast.TryGetProperty("provider", out var provider) && provider.TryGetProperty("body", out var given) ? given.GetRawText() : "";
        yield return (body.Contains("priority", StringComparison.Ordinal) ? ServiceTier.Priority : ServiceTier.Fast, Sheet(cost, host));
    }

    // {"input":2.5,"output":15,"cache_read":0.25,"tiers":[{"input":5,"output":22.5,"cache_read":0.5,"tier":{"size":272000}}]}
    private static RateSheet Sheet(JsonElement cost, Provider host)
    {
        List<RateStep> steps = [];
        if (cost.TryGetProperty("tiers", out var tiers))
        {
            foreach (var tier in tiers.EnumerateArray())
                steps.Add(new RateStep(tier.GetProperty("tier").GetProperty("size").GetInt64(), RatesOf(tier), host.Key.Value == "xai"));
        }

        return new RateSheet(RatesOf(cost), [.. steps.OrderBy(s => s.Threshold)]);
    }

    private static Rates RatesOf(JsonElement cost)
    {
        var (output, reasoning) = (Rate("output"), Rate("reasoning"));
        return new Rates(
            Rate("input"), output, Rate("cache_read"), Rate("cache_write"),
            Reasoning: reasoning == output ? null : reasoning, InputAudio: Rate("input_audio"), OutputAudio: Rate("output_audio"));

        decimal? Rate(string name) =>
            cost.TryGetProperty(name, out var price) && price.ValueKind == JsonValueKind.Number ? decimal.Round(price.GetDecimal(), 9) * Million : null;
    }
}
