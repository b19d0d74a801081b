using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Pricing;

/// <summary>Tokens times prices. Pure, and exact: decimals only.</summary>
public static class CostCalculator
{
    /// <summary>The cost of tokens; unpriced without a price, without tokens, or when a class that was used has no rate.</summary>
    /// <param name="ofMany">The row sums requests: one that names no tier may hold several.</param>
    public static ComputedCost Compute(
        Prices? prices, TokenCounts tokens, string? serviceTier = null, PromptSpan span = PromptSpan.OneRequest, MediaTokens? media = null, bool ofMany = false)
    {
        media ??= MediaTokens.None;
        if (prices is null || (tokens == default && media == MediaTokens.None))
            return ComputedCost.Unpriced;

        var prompt = checked((tokens.Prompt ?? 0) + (media.Prompt ?? 0));
        var rates = Select(prices.Sheet(serviceTier), prompt, span).Or(Select(prices.Standard, prompt, span));

        var input = Sum(
            Times(tokens.Input, rates.Input),
            Times(media.InputAudio, rates.InputAudio ?? rates.Input),
            Times(media.InputImage, rates.InputImage ?? rates.Input));
        // A cache without a rate of its own gives no discount.
        var read = Sum(
            Times(tokens.CacheRead, rates.CacheRead ?? rates.Input),
            Times(media.CacheReadAudio, rates.CacheReadAudio ?? rates.CacheRead ?? rates.Input));
        var fiveMinutes = rates.CacheWrite5m ?? rates.Input;
        var write = Sum(
            Times(tokens.CacheWrite5m, fiveMinutes), Times(tokens.CacheWriteUnknown, fiveMinutes), Times(tokens.CacheWrite1h, LongWrite(rates)));
        // A reasoning count above the output it is a part of is the source's fault; never bill it twice.
        var reasoning = Math.Min(tokens.Reasoning ?? 0, tokens.Output ?? tokens.Reasoning ?? 0);
        var output = Sum(
            Times((tokens.Output ?? reasoning) - reasoning, rates.Output),
            Times(reasoning, rates.Reasoning ?? rates.Output),
            Times(media.OutputAudio, rates.OutputAudio ?? rates.Output),
            Times(media.OutputImage, rates.OutputImage ?? rates.Output));

        var usd = rates.All is { } flat
            ? flat * (prompt + (tokens.Output ?? reasoning) + (media.OutputAudio ?? 0) + (media.OutputImage ?? 0))
            : Sum(input, read, write, output);
        return new ComputedCost(usd, input, output, read, write, prices.Version, usd is null ? CostAssumptions.None : Assumed(prices, rates, tokens, serviceTier, prompt, span, ofMany));
    }

    private static Rates Select(RateSheet sheet, long prompt, PromptSpan span) => span switch
    {
        PromptSpan.OneRequest => sheet.For(prompt),
        // A source that tells long from short knows one threshold, the first.
        PromptSpan.AboveThreshold when sheet.Steps is [var step, ..] => step.Rates.Or(sheet.Base),
        _ => sheet.Base,
    };

    // Anthropic asks 1.25 times the input for five minutes and twice the input for an hour; catalogues often know only the first.
    private static decimal? LongWrite(Rates rates) =>
        rates.CacheWrite1h
        ?? (rates.CacheWrite5m is { } five && rates.Input is { } input && five == input * 1.25m ? input * 2 : rates.CacheWrite5m ?? rates.Input);

    private static CostAssumptions Assumed(Prices prices, Rates rates, TokenCounts tokens, string? serviceTier, long prompt, PromptSpan span, bool ofMany)
    {
        var assumed = CostAssumptions.None;
        if (prices.Estimated)
            assumed |= CostAssumptions.StandInPrice;
        if (prices.HoursUnknown)
            assumed |= CostAssumptions.Hours;
        // When all requests together stay below the threshold, so does each of them.
        if (span == PromptSpan.ManyRequests && prices.Sheet(serviceTier).Steps.Any(s => s.AppliesTo(prompt)))
            assumed |= CostAssumptions.PromptSizes;
        if (serviceTier is null ? ofMany && prices.Tiers.Count > 0 : !prices.Knows(serviceTier))
            assumed |= CostAssumptions.ServiceTier;
        // Where a list knows one lifetime only, there is nothing to mistake it for.
        if (rates.All is null
            && ((tokens.CacheWriteUnknown > 0 && rates.CacheWrite1h is { } hour && hour != (rates.CacheWrite5m ?? rates.Input))
                || (tokens.CacheWrite1h > 0 && rates is { CacheWrite1h: null, CacheWrite5m: not null })))
            assumed |= CostAssumptions.CacheLifetime;

        return assumed;
    }

    // Nothing used costs nothing, whether or not there is a rate.
    private static decimal? Times(long? tokens, decimal? rate) => tokens is null or 0 ? 0m : tokens * rate;

    private static decimal? Sum(params ReadOnlySpan<decimal?> parts)
    {
        var sum = 0m;
        foreach (var part in parts)
        {
            if (part is not { } known)
                return null;

            sum += known;
        }

        return sum;
    }
}
