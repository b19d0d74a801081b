using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Tests.Providers.Catalogue;

public sealed class ModelCatalogueTests
{
    private static readonly ModelCatalogue Catalogue = new(CatalogueReader.Embedded);
    private static readonly PriceMoment Summer = new(new DateOnly(2026, 7, 15));

    [Fact]
    public void Reading_the_embedded_list_stays_far_below_60_megabytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fresh = new ModelCatalogue(CatalogueReader.Embedded);
        Assert.NotNull(fresh.Match("gpt-4o"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 30_000_000);
    }

    [Fact]
    public void Every_offering_names_a_host_and_a_model_that_we_know()
    {
        Assert.All(Catalogue.Models, m => Assert.NotNull(Catalogue.Find(m.Key.Maker)));
        Assert.All(Catalogue.Models.SelectMany(m => Catalogue.Offerings(m.Key)), o => Assert.NotNull(Catalogue.Find(o.Host)));
        Assert.All(Catalogue.Providers, p => Assert.True(p.Owner is null || Catalogue.Find(p.Owner.Value) is not null));
    }

    [Fact]
    public void Every_offering_is_found_again_by_its_own_id()
    {
        var lost = Catalogue.Models.SelectMany(m => Catalogue.Offerings(m.Key))
            .Where(o => Catalogue.Match(o.Id, o.Host.Value)?.Key != o.Model)
            .Select(o => o.ToString());

        Assert.Empty(lost);
    }

    [Fact]
    public void An_old_day_gets_the_old_price()
    {
        var o3 = Catalogue.Match("o3");

        Assert.Equal(0.00001m, Catalogue.PricesAt(o3, new DateTime(2025, 6, 9, 23, 59, 59, DateTimeKind.Utc))?.Standard.Base.Input);
        Assert.Equal(0.000002m, Catalogue.PricesAt(o3, new DateTime(2025, 6, 10, 0, 0, 0, DateTimeKind.Utc))?.Standard.Base.Input);
    }

    [Fact]
    public void A_price_names_its_catalogue_its_offering_and_its_first_day() =>
        Assert.Equal(
            $"{Catalogue.Version} openai/o3 from 2025-06-10", Catalogue.PricesAt(Catalogue.Match("o3"), Summer)?.Version.ToString());

    [Fact]
    public void The_makers_price_stands_in_where_a_cloud_follows_it_and_says_so()
    {
        var prices = Catalogue.PricesAt(Catalogue.Match("azure/gpt-4o-2024-05-13"), Summer);

        Assert.Equal(0.000005m, prices?.Standard.Base.Input);
        Assert.True(prices?.Estimated);
    }

    [Theory]
    [InlineData("llama3.1:8b", "ollama")]
    [InlineData("gpt-4o", "a-reseller-nobody-knows")]
    [InlineData("nvidia/llama-3.3-70b-instruct", "nvidia")]
    public void Nobodys_price_is_not_a_price(string raw, string host) => Assert.Null(Catalogue.PricesAt(Catalogue.Match(raw, host), Summer));

    [Fact]
    public void A_free_variant_is_free_and_does_not_get_the_plain_price() =>
        Assert.Equal(0m, Catalogue.PricesAt(Catalogue.Match("openrouter/deepseek/deepseek-r1:free"), Summer)?.Standard.Base.Input);

    [Theory]
    [InlineData("gpt-5", "flex", 0.000000625)]
    [InlineData("gpt-5", "priority", 0.0000025)]
    [InlineData("gpt-5", "scale", 0.00000125)]
    [InlineData("claude-opus-4-8", "fast", 0.00001)]
    [InlineData("claude-opus-4-8", "batch", 0.0000025)]
    [InlineData("claude-opus-4-8", "priority", 0.000005)]
    public void A_tier_has_its_sheet_and_a_missing_one_pays_the_standard(string raw, string tier, double input) =>
        Assert.Equal((decimal)input, Catalogue.PricesAt(Catalogue.Match(raw), Summer)?.Sheet(tier).Base.Input);

    [Theory]
    [InlineData("amazon-bedrock", "US", Bloc.US)]
    [InlineData("mistral", "FR", Bloc.EU)]
    [InlineData("deepseek", "CN", Bloc.CN)]
    [InlineData("cohere", "CA", Bloc.Other)]
    [InlineData("chutes", null, null)]
    [InlineData("litellm", null, null)]
    public void A_provider_is_at_home_somewhere_or_unknown(string key, string? country, Bloc? bloc)
    {
        var provider = Catalogue.Find(new ProviderKey(key));

        Assert.Equal((country, bloc), (provider?.Country, provider?.Bloc));
    }

    [Theory]
    [InlineData("vertex_ai", "google-vertex")]
    [InlineData("gcp_vertex_anthropic", "google-vertex")]
    [InlineData("gcp_vertex_gemini", "google-vertex")]
    [InlineData("google_ai_studio_gemini", "google")]
    [InlineData("kimi-coding", "moonshotai")]
    [InlineData("Amazon Bedrock", "amazon-bedrock")]
    [InlineData("aws.bedrock", "amazon-bedrock")]
    [InlineData("x-ai", "xai")]
    [InlineData("x_ai", "xai")]
    [InlineData("mistral_ai", "mistral")]
    [InlineData("gcp.gemini", "google")]
    [InlineData("Together AI", "togetherai")]
    public void Tools_have_many_names_for_one_provider(string name, string key) => Assert.Equal(key, Catalogue.FindByName(name)?.Key.Value);
}
