using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Tests.Providers.Catalogue;

/// <summary>What must be true of every price and every id of the embedded list.</summary>
public sealed class CataloguePriceTests
{
    private static readonly ModelCatalogue Catalogue = new(CatalogueReader.Embedded);

    private static IEnumerable<Offering> All => Catalogue.Models.SelectMany(m => Catalogue.Offerings(m.Key));

    private static IEnumerable<(Offering Offering, PricePeriod Period)> Priced => All.SelectMany(o => o.Prices.Select(p => (o, p)));

    [Fact]
    public void No_rate_is_negative_or_of_the_wrong_unit()
    {
        var wrong = Priced
            .SelectMany(p => p.Period.Tiers.Values.Append(p.Period.Standard).SelectMany(s => s.Steps.Select(t => t.Rates).Append(s.Base)).Select(r => (p.Offering, Rates: r)))
            .Where(p => new[] { p.Rates.Input, p.Rates.Output, p.Rates.CacheRead, p.Rates.CacheWrite5m, p.Rates.CacheWrite1h, p.Rates.Reasoning, p.Rates.InputAudio, p.Rates.OutputAudio, p.Rates.CacheReadAudio, p.Rates.InputImage, p.Rates.OutputImage }
                // A thousand dollars for a million tokens: above every price there is, below one that was meant for a thousand tokens.
                .Any(r => r is < 0 or > 0.001m))
            .Select(p => p.Offering.ToString());

        Assert.Empty(wrong);
    }

    [Fact]
    public void Reading_from_a_cache_never_costs_more_than_the_input_and_an_hour_in_it_never_less_than_five_minutes()
    {
        Assert.Empty(Priced.Where(p => p.Period.Standard.Base is { Input: > 0, CacheRead: not null } r && r.CacheRead > r.Input).Select(p => p.Offering.ToString()));
        Assert.Empty(Priced.Where(p => p.Period.Standard.Base is { CacheWrite5m: not null, CacheWrite1h: not null } r && r.CacheWrite1h < r.CacheWrite5m).Select(p => p.Offering.ToString()));
    }

    [Fact]
    public void Claude_writes_cost_a_quarter_more_for_five_minutes_and_twice_the_input_for_an_hour_wherever_it_is_served()
    {
        var wrong = Priced
            .Where(p => p.Offering.Model.Maker.Value == "anthropic" && p.Offering.Host.Value is "anthropic" or "amazon-bedrock" or "google-vertex")
            // The one exception that Anthropic published: 0.30 beside 0.25.
            .Where(p => p.Offering.Model.Name != "claude-3-haiku" || p.Period.Standard.Base.CacheWrite5m != 0.0000003m)
            .Where(p => p.Period.Standard.Base is { Input: { } input, CacheWrite5m: { } five } r && (decimal.Round(five / input, 2) != 1.25m || (r.CacheWrite1h is { } hour && hour != input * 2)))
            .Select(p => $"{p.Offering}: {p.Period.Standard.Base}");

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(ServiceTier.Batch)]
    [InlineData(ServiceTier.Flex)]
    public void Waiting_is_never_dearer_than_the_standard_tier(string tier) => Assert.Empty(Priced
        .Where(p => p.Period.Tiers.TryGetValue(tier, out var sheet) && (sheet.Base.Input > p.Period.Standard.Base.Input || sheet.Base.Output > p.Period.Standard.Base.Output))
        .Select(p => p.Offering.ToString()));

    [Theory]
    [InlineData(ServiceTier.Priority)]
    [InlineData(ServiceTier.Fast)]
    public void Haste_is_never_cheaper_than_the_standard_tier(string tier) => Assert.Empty(Priced
        .Where(p => p.Period.Tiers.TryGetValue(tier, out var sheet) && (sheet.Base.Input < p.Period.Standard.Base.Input || sheet.Base.Output < p.Period.Standard.Base.Output))
        .Select(p => p.Offering.ToString()));

    [Fact]
    public void Steps_ascend_and_long_prompts_never_cost_less()
    {
        Assert.Empty(Priced.Where(p => !p.Period.Standard.Steps.Select(s => s.Threshold).SequenceEqual(p.Period.Standard.Steps.Select(s => s.Threshold).Order())).Select(p => p.Offering.ToString()));
        Assert.Empty(Priced.Where(p => p.Period.Standard.Steps.Any(s => s.Rates.Input < p.Period.Standard.Base.Input)).Select(p => p.Offering.ToString()));
    }

    [Fact]
    public void Prices_stand_in_order_of_their_days_and_one_of_them_holds_at_any_hour() => Assert.All(
        All.Where(o => o.Prices.Count > 0),
        o =>
        {
            var days = o.Prices.Where(p => p.Hours is null).Select(p => p.From ?? DateOnly.MinValue).ToList();
            Assert.Equal(days.Order(), days);
            foreach (var hour in Enumerable.Range(0, 24))
                Assert.NotNull(Catalogue.PricesAt(o, new PriceMoment(new DateOnly(2026, 7, 15), new TimeOnly(hour, 30))));
        });

    [Theory]
    [InlineData("2025-05-01T00:29:59Z", 0.27)]
    [InlineData("2025-05-01T00:30:00Z", 0.135)]
    [InlineData("2025-05-01T16:29:59Z", 0.135)]
    [InlineData("2025-05-01T16:30:00Z", 0.27)]
    public void The_hours_of_an_off_peak_price_are_half_open(string at, double perMillion)
    {
        var offering = All.Single(o => o.ToString() == "deepseek/deepseek-chat-v3-0324");
        var rates = offering.Prices.Select(p => p.Standard.Base.Input * 1_000_000).ToList();

        // Whichever of the two windows is the cheap one, its bounds are to the second.
        var found = Catalogue.PricesAt(offering, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime)!.Standard.Base.Input * 1_000_000;
        Assert.Equal(2, rates.Distinct().Count());
        Assert.Contains(found, rates);
        Assert.Equal((decimal)perMillion == 0.27m, found == Catalogue.PricesAt(offering, new PriceMoment(new DateOnly(2025, 5, 1), new TimeOnly(0, 0)))!.Standard.Base.Input * 1_000_000);
    }

    /// <summary>Every id of a maker's own list, as gateways, clouds and tools write it.</summary>
    [Theory]
    [InlineData("openai", "{0}")]
    [InlineData("openai", "openai/{0}")]
    [InlineData("openai", "litellm_proxy/openai/{0}")]
    [InlineData("openai", "openrouter/openai/{0}")]
    [InlineData("openai", "azure/{0}")]
    [InlineData("anthropic", "anthropic/{0}")]
    [InlineData("anthropic", "vertex_ai/{0}")]
    [InlineData("anthropic", "anthropic.{0}-v1:0")]
    [InlineData("anthropic", "bedrock/us.anthropic.{0}-v1:0")]
    [InlineData("anthropic", "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.{0}-v1:0")]
    [InlineData("google", "models/{0}")]
    [InlineData("google", "gemini/{0}")]
    [InlineData("google", "projects/p/locations/europe-west1/publishers/google/models/{0}")]
    [InlineData("mistral", "mistral/{0}")]
    [InlineData("xai", "x-ai/{0}")]
    [InlineData("deepseek", "deepseek/{0}")]
    public void A_prefix_of_a_gateway_or_cloud_never_changes_the_model(string maker, string form)
    {
        var own = All.Where(o => o.Host.Value == maker && o.Model.Maker.Value == maker && !o.Id.Contains('/', StringComparison.Ordinal) && !o.Id.Contains(':', StringComparison.Ordinal)).ToList();
        var wrong = own
            .Select(o => (Id: string.Format(System.Globalization.CultureInfo.InvariantCulture, form, o.Id), o.Model))
            .Where(o => Catalogue.Match(o.Id)?.Key is { } found && found != o.Model)
            .Select(o => $"{o.Id} is {Catalogue.Match(o.Id)?.Key}, not {o.Model}").ToList();
        var lost = own.Count(o => Catalogue.Match(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, o.Id)) is null);

        Assert.True(own.Count >= 3);
        Assert.Empty(wrong);
        Assert.True(lost * 20 <= own.Count, $"{lost} of {own.Count} have no match at all");
    }
}
