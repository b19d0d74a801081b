using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Pricing;
using Dashboard.Core.Usage.Pricing.Own;

namespace Dashboard.Tests.Usage.Pricing.Own;

/// <summary>Prices that people set, as imports and every other answer see them.</summary>
public sealed class OwnPriceTests : IDisposable
{
    private const string One = "2026-03-01 10:00:00", Two = "2026-04-01 10:00:00";

    private readonly UsageHouse _house = new();

    [Fact]
    public async Task A_negotiated_price_holds_from_its_first_day_to_the_day_before_its_last_and_names_itself()
    {
        var id = await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 2, from: "2026-03-01", until: "2026-04-01"));

        await _house.ImportTextAsync("log.csv", PriceHouse.Log(
            ("a", "openai/gpt-4o", "2026-02-28 23:59:59", 1_000_000, 0), ("b", "openai/gpt-4o", One, 1_000_000, 1_000_000),
            ("c", "openai/gpt-4o", "2026-03-31 23:59:59", 1_000_000, 0), ("d", "openai/gpt-4o", Two, 1_000_000, 0)));

        var costs = await _house.CostsAsync();
        Assert.Equal([2.5m, 3m, 1m, 2.5m], costs.Select(c => c.Usd));
        Assert.Equal([false, true, true, false], costs.Select(c => c.Version!.StartsWith($"own price {id} openai/gpt-4o from 2026-03-01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Tiers_and_classes_that_were_not_agreed_keep_their_proportion_to_the_list_price()
    {
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1.25m, 5));
        var catalogue = _house.Get<ModelCatalogue>();

        decimal? Cost(string usage, string tier = "default") =>
            new CostLines(catalogue, TimeProvider.System).Answer("{\"provider\":\"openai\",\"model\":\"gpt-4o\",\"serviceTier\":\"" + tier + "\",\"usage\":" + usage + "}").CostUsd;

        Assert.Equal(1.25m, Cost("""{"inputTokens":1000000}"""));
        Assert.Equal(0.625m, Cost("""{"inputTokens":1000000}""", "batch"));
        // Not agreed: what the catalogue says of the class.
        Assert.Equal(1.25m, Cost("""{"cacheReadTokens":1000000}"""));
    }

    [Fact]
    public async Task The_most_specific_price_holds_and_they_never_add_up()
    {
        await _house.SetAsync(new OwnPriceDraft(OwnPriceKind.Discount, "openai", null, DiscountPercent: 10));
        await _house.SetAsync(PriceHouse.Price(null, "openai/gpt-4o", 7, 7));
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 1) with { ServiceTier = "batch" });
        var lines = new CostLines(_house.Get<ModelCatalogue>(), TimeProvider.System);

        CostAnswer Answer(string model, string tier) => lines.Answer($$"""{"provider":"openai","model":"{{model}}","serviceTier":"{{tier}}","usage":{"inputTokens":1000000} }""");

        Assert.Equal(7m, Answer("gpt-4o", "default").CostUsd);
        Assert.Equal(7m, Answer("gpt-4o-2024-08-06", "default").CostUsd);
        Assert.Equal(1m, Answer("gpt-4o", "batch").CostUsd);
        var mini = Answer("gpt-4o-mini", "default");
        Assert.Equal(0.135m, mini.CostUsd);
        Assert.Contains("10 % off", mini.PriceVersion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_somebody_mapped_is_that_model_everywhere_and_has_its_price()
    {
        await _house.ImportTextAsync("log.csv", PriceHouse.Log(("a", "openai/our-tuned-4o", One, 1_000_000, 0)));
        Assert.Null(Assert.Single(await _house.CostsAsync()).Usd);

        await _house.SetAsync(new OwnPriceDraft(OwnPriceKind.Map, "openai", "our-tuned-4o", MapTo: "openai/gpt-4o"));
        await _house.ImportTextAsync("more.csv", PriceHouse.Log(("b", "openai/our-tuned-4o", Two, 1_000_000, 0)));

        Assert.Equal(2.5m, (await _house.CostsAsync())[1].Usd);
        var row = Assert.Single((await _house.SpendAsync("2026-03-01", "2026-05-01", SpendKey.Model)).Rows);
        Assert.Equal("openai/gpt-4o", row.Keys[0]);
        // Elsewhere the same id still stands for nothing.
        Assert.Null(_house.Get<ModelCatalogue>().Match("our-tuned-4o", "azure"));
    }

    [Fact]
    public async Task What_is_free_costs_nothing_and_is_not_unpriced()
    {
        await _house.SetAsync(new OwnPriceDraft(OwnPriceKind.Free, null, "house-llama"));

        await _house.ImportTextAsync("log.csv", PriceHouse.Log(("a", "vllm/house-llama", One, 500, 500)));

        Assert.Equal(0, (await _house.SpendAsync("2026-03-01", "2026-04-01")).Totals.UnpricedEntries);
        var (usd, version) = Assert.Single(await _house.CostsAsync());
        Assert.Equal(0m, usd);
        Assert.StartsWith("own price", version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_retires_the_old_price_and_both_stay_on_record()
    {
        var first = await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 2));
        var same = await _house.SetAsync(PriceHouse.Price("OpenAI", " gpt-4o ", 1, 2));
        var second = await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1, 3));

        Assert.Equal(first, same);
        var rows = await _house.Get<OwnPricesQuery>().ListAsync(UsageHouse.Ct);
        Assert.Equal([(second, false), (first, true)], rows.Select(r => (r.Id, r.RetiredAt is not null)));
        Assert.True(await _house.Get<SaveOwnPrice>().RetireAsync(second, "bob", UsageHouse.Ct));
        Assert.False(await _house.Get<SaveOwnPrice>().RetireAsync(second, "bob", UsageHouse.Ct));
        Assert.Empty(_house.Get<ModelCatalogue>().Overlay.Overrides);
    }

    [Theory]
    [InlineData(OwnPriceKind.Price, null, 1.0, null, "model")]
    [InlineData(OwnPriceKind.Price, "gpt-4o", -1.0, null, "input")]
    [InlineData(OwnPriceKind.Price, "gpt-4o", null, null, "input")]
    [InlineData(OwnPriceKind.Price, "gpt-4o", 2_500_000.0, null, "input")]
    [InlineData(OwnPriceKind.Map, "gpt-4o", null, "openai/no-such-model", "mapTo")]
    [InlineData(OwnPriceKind.Discount, "gpt-4o", null, null, "discount")]
    public async Task A_mistake_is_refused_with_the_field_it_is_about(OwnPriceKind kind, string? model, double? input, string? mapTo, string path)
    {
        var draft = new OwnPriceDraft(kind, null, model, Rates: new Rates((decimal?)input), MapTo: mapTo);

        var refused = Assert.IsType<SaveOutcome.Refused>(await _house.Get<SaveOwnPrice>().RunAsync(draft, "ada", null, UsageHouse.Ct));

        Assert.Contains(refused.Problems, p => p.Path == path);
        Assert.Empty(await _house.Get<OwnPricesQuery>().ListAsync(UsageHouse.Ct));
    }

    [Fact]
    public async Task The_cost_command_reads_the_stores_own_prices_without_opening_the_house()
    {
        await _house.SetAsync(PriceHouse.Price("openai", "gpt-4o", 1.23m, 2) with { From = UsageHouse.Day("2026-01-01") });
        var catalogue = new ModelCatalogue(CatalogueReader.Embedded);

        catalogue.Lay(StoredOwnPrices.Read(_house.Store.Folder));

        var answer = new CostLines(catalogue, TimeProvider.System).Answer("""{"provider":"openai","model":"gpt-4o","at":"2026-02-01","usage":{"inputTokens":1000000}}""");
        Assert.Equal(1.23m, answer.CostUsd);
        Assert.StartsWith("own price 1", answer.PriceVersion, StringComparison.Ordinal);
    }

    public void Dispose() => _house.Dispose();
}
