using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Pricing.Unpriced;

namespace Dashboard.Tests.Usage.Pricing.Unpriced;

/// <summary>What was used and has no price, and what it may be.</summary>
public sealed class UnpricedModelsTests : IDisposable
{
    private readonly UsageHouse _house = new();

    [Fact]
    public async Task Each_id_at_each_host_stands_there_with_its_tokens_its_share_and_its_days()
    {
        await _house.ImportTextAsync("log.csv", PriceHouse.Log(
            ("a", "openai/gpt-4o", "2026-03-01 10:00:00", 500, 100), ("b", "openai/mystery", "2026-03-02 10:00:00", 200, 50),
            ("c", "openai/mystery", "2026-03-09 10:00:00", 40, 10), ("d", "vllm/mystery", "2026-03-05 10:00:00", 90, 10)));

        var usage = await _house.Get<UnpricedModelsQuery>().ListAsync(UsageHouse.Ct);

        Assert.Equal(1000, usage.AllTokens);
        Assert.Equal(
            [("mystery", "openai", 2L, 300L, 0.3m, "2026-03-02", "2026-03-09"), ("mystery", "vllm", 1L, 100L, 0.1m, "2026-03-05", "2026-03-05")],
            usage.Rows.Select(r => (r.RawModel!, r.Host!, r.Entries, r.Tokens, r.Share!.Value, $"{r.First:yyyy-MM-dd}", $"{r.Last:yyyy-MM-dd}")));
        Assert.All(usage.Rows, r => Assert.False(r.PricedNow));

        await _house.SetAsync(PriceHouse.Price("openai", "mystery", 1, 1));

        // A price alone changes no cost of the past; the list says that one is there.
        var after = await _house.Get<UnpricedModelsQuery>().ListAsync(UsageHouse.Ct);
        Assert.Equal([("openai", true), ("vllm", false)], after.Rows.Select(r => (r.Host!, r.PricedNow)));
    }

    [Theory]
    [InlineData("our-claude-sonnet4.5-eu", "anthropic/claude-sonnet-4-5")]
    [InlineData("my-gpt-4o-deployment", "openai/gpt-4o")]
    [InlineData("gpt4o-mini-prod", "openai/gpt-4o-mini")]
    [InlineData("acme/llama-3.3-70b-instruct-ft", "meta/llama-3.3-70b-instruct")]
    [InlineData("company.gemini2.5flash", "google/gemini-2.5-flash")]
    public void What_is_most_like_an_id_is_suggested_first_of_all(string raw, string likest)
    {
        var catalogue = new ModelCatalogue(CatalogueReader.Embedded);

        var suggested = ModelSuggestions.For(raw, catalogue.Models, 5).Select(m => m.Key.ToString()).ToList();

        Assert.Contains(likest, suggested);
        Assert.Null(catalogue.Match(raw));
    }

    [Fact]
    public void A_search_finds_every_word_anywhere()
    {
        var models = new ModelCatalogue(CatalogueReader.Embedded).Models;

        Assert.Equal("openai/gpt-4o-mini", ModelSuggestions.Search("mini GPT 4o", models, 3)[0].Key.ToString());
        Assert.Empty(ModelSuggestions.Search("no such model at all", models, 3));
        Assert.Empty(ModelSuggestions.For("zzz", models, 3));
    }

    public void Dispose() => _house.Dispose();
}
