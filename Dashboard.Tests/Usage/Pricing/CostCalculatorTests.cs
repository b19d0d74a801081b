using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Tests.Usage.Pricing;

public sealed class CostCalculatorTests
{
    private static readonly PriceVersion Version = new("test", "maker/model");

    private static readonly Rates Claude = new(Input: 3, Output: 15, CacheRead: 0.3m, CacheWrite5m: 3.75m, CacheWrite1h: 6);

    [Fact]
    public void Classes_are_disjoint_and_the_parts_add_up()
    {
        var cost = Cost(Claude, new TokenCounts(Input: 10, CacheRead: 100, CacheWrite5m: 4, CacheWrite1h: 2, CacheWriteUnknown: 8, Output: 5));

        Assert.Equal((30m, 30m, 57m, 75m), (cost.Input, cost.CacheRead, cost.CacheWrite, cost.Output));
        Assert.Equal(cost.Input + cost.CacheRead + cost.CacheWrite + cost.Output, cost.Usd);
        Assert.Equal(Version, cost.PriceVersion);
    }

    [Fact]
    public void A_cost_that_takes_something_for_granted_is_estimated_and_says_what()
    {
        var plain = new Prices(Version, new RateSheet(Claude));
        var tiers = plain with { Tiers = new Dictionary<string, RateSheet>(StringComparer.Ordinal) { ["batch"] = new(Claude.Times(0.5m)) } };
        var one = new TokenCounts(Input: 1);

        Assert.Equal(CostAssumptions.None, Compute(plain, one));
        Assert.Equal(CostAssumptions.CacheLifetime, Compute(plain, new TokenCounts(CacheWriteUnknown: 1)));
        // Who knows one lifetime only cannot take it for another.
        Assert.Equal(CostAssumptions.None, Compute(new Prices(Version, new RateSheet(Claude with { CacheWrite1h = null })), new TokenCounts(CacheWriteUnknown: 1)));
        Assert.Equal(CostAssumptions.CacheLifetime, Compute(new Prices(Version, new RateSheet(Claude with { CacheWrite1h = null })), new TokenCounts(CacheWrite1h: 1)));
        Assert.Equal(CostAssumptions.None, Compute(tiers, one));
        Assert.Equal(CostAssumptions.None, Compute(tiers, one, "batch", ofMany: true));
        Assert.Equal(CostAssumptions.None, Compute(tiers, one, "standard", ofMany: true));
        Assert.Equal(CostAssumptions.ServiceTier, Compute(tiers, one, ofMany: true));
        Assert.Equal(CostAssumptions.None, Compute(plain, one, ofMany: true));
        Assert.Equal(CostAssumptions.ServiceTier, Compute(tiers, one, "flex"));
        Assert.Equal(CostAssumptions.StandInPrice | CostAssumptions.Hours, Compute(plain with { Estimated = true, HoursUnknown = true }, one));
        Assert.Equal((null, CostAssumptions.None), (CostCalculator.Compute(null, one).Provenance, CostCalculator.Compute(null, one).Assumed));

        static CostAssumptions Compute(Prices prices, TokenCounts tokens, string? tier = null, bool ofMany = false) =>
            CostCalculator.Compute(prices, tokens, tier, ofMany: ofMany).Assumed;
    }

    [Fact]
    public void An_hour_in_the_cache_costs_twice_the_input_where_five_minutes_follow_the_same_rule()
    {
        var known = Claude with { CacheWrite1h = null };
        var other = known with { CacheWrite5m = 3.6m };

        Assert.Equal(6m, Cost(known, new TokenCounts(CacheWrite1h: 1)).Usd);
        Assert.Equal(3.6m, Cost(other, new TokenCounts(CacheWrite1h: 1)).Usd);
    }

    [Fact]
    public void A_cache_without_a_rate_gives_no_discount_and_an_explicit_zero_is_free()
    {
        Assert.Equal(6m, Cost(new Rates(Input: 3), new TokenCounts(CacheRead: 1, CacheWriteUnknown: 1)).Usd);
        Assert.Equal(0m, Cost(new Rates(Input: 3, CacheRead: 0, CacheWrite5m: 0), new TokenCounts(CacheRead: 1, CacheWriteUnknown: 1)).Usd);
    }

    [Theory]
    [InlineData(200, false, 1)]
    [InlineData(201, false, 2)]
    [InlineData(199, true, 1)]
    [InlineData(200, true, 2)]
    public void Behind_the_threshold_the_whole_request_costs_more(long prompt, bool inclusive, int rate)
    {
        var sheet = new RateSheet(new Rates(Input: 1, Output: 1, CacheRead: 1), [new RateStep(200, new Rates(Input: 2, Output: 2, CacheRead: 2), inclusive)]);

        // The cache counts: the prompt is what the model reads.
        var cost = CostCalculator.Compute(new Prices(Version, sheet), new TokenCounts(Input: prompt - 150, CacheRead: 150, Output: 10));

        Assert.Equal((prompt + 10) * rate, cost.Usd);
    }

    [Fact]
    public void A_sum_of_requests_gets_the_lower_price_and_says_that_it_may_be_more()
    {
        var sheet = new RateSheet(new Rates(Input: 1), [new RateStep(200, new Rates(Input: 2))]);
        var (prices, tokens) = (new Prices(Version, sheet), new TokenCounts(Input: 300));

        Assert.Equal((300m, CostProvenance.Estimated), Of(CostCalculator.Compute(prices, tokens, span: PromptSpan.ManyRequests)));
        Assert.Equal((300m, CostProvenance.Computed), Of(CostCalculator.Compute(prices, tokens, span: PromptSpan.BelowThreshold)));
        Assert.Equal((600m, CostProvenance.Computed), Of(CostCalculator.Compute(prices, tokens, span: PromptSpan.AboveThreshold)));
        // All of them together are below: so is each.
        Assert.Equal((200m, CostProvenance.Computed), Of(CostCalculator.Compute(prices, new TokenCounts(Input: 200), span: PromptSpan.ManyRequests)));
    }

    [Fact]
    public void Reasoning_is_a_part_of_output_and_is_never_billed_twice()
    {
        var plain = new Rates(Input: 1, Output: 10);

        Assert.Equal(100m, Cost(plain, new TokenCounts(Output: 10, Reasoning: 4)).Usd);
        Assert.Equal(72m, Cost(plain with { Reasoning = 3 }, new TokenCounts(Output: 10, Reasoning: 4)).Usd);
        Assert.Equal(30m, Cost(plain with { Reasoning = 3 }, new TokenCounts(Output: 10, Reasoning: 999)).Usd);
    }

    [Fact]
    public void Sound_and_pictures_without_a_rate_cost_what_text_costs()
    {
        var media = new MediaTokens(InputAudio: 2, OutputAudio: 3, InputImage: 5);

        Assert.Equal(7 + 30, Cost(new Rates(Input: 1, Output: 10), default, media).Usd);
        Assert.Equal(2 * 4 + 5 + 3 * 20, Cost(new Rates(Input: 1, Output: 10, InputAudio: 4, OutputAudio: 20), default, media).Usd);
    }

    [Fact]
    public void A_tier_keeps_the_standard_rate_for_what_it_does_not_name()
    {
        var prices = new Prices(Version, new RateSheet(Claude), new Dictionary<string, RateSheet> { ["flex"] = new(new Rates(Input: 1)) });

        Assert.Equal(1m + 15m, CostCalculator.Compute(prices, new TokenCounts(Input: 1, Output: 1), "flex").Usd);
        Assert.Equal(3m + 15m, CostCalculator.Compute(prices, new TokenCounts(Input: 1, Output: 1), "priority").Usd);
    }

    [Fact]
    public void No_price_no_tokens_or_no_rate_is_unpriced_and_not_free()
    {
        Assert.Equal(ComputedCost.Unpriced, CostCalculator.Compute(null, new TokenCounts(Input: 1)));
        Assert.Equal(ComputedCost.Unpriced, Cost(Claude, default));
        Assert.Null(Cost(new Rates(Input: 1), new TokenCounts(Input: 1, Output: 1)).Usd);
        Assert.Equal(1m, Cost(new Rates(Input: 1), new TokenCounts(Input: 1, Output: 0)).Usd);
    }

    [Fact]
    public void Decimals_stay_exact()
    {
        var cost = Cost(new Rates(Input: 0.000000075m), new TokenCounts(Input: 12_345_678_901));

        Assert.Equal(925.925917575m, cost.Usd);
    }

    private static (decimal?, CostProvenance?) Of(ComputedCost cost) => (cost.Usd, cost.Provenance);

    private static ComputedCost Cost(Rates rates, TokenCounts tokens, MediaTokens? media = null) =>
        CostCalculator.Compute(new Prices(Version, new RateSheet(rates)), tokens, media: media);
}
