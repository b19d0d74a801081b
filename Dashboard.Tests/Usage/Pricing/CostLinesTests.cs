using System.Text;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.GenAiPrices;
using Dashboard.Core.Usage.Pricing;

using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Usage.Pricing;

public sealed class CostLinesTests
{
    private static readonly ModelCatalogue Catalogue = new(CatalogueReader.Embedded);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private const string Prices = """
        [{"id":"anthropic","name":"A","model_match":{"contains":"claude"},"models":[
           {"id":"claude-x","match":{"starts_with":"claude-x"},"prices":[
             {"prices":{"input_mtok":{"base":3,"tiers":[{"start":200000,"price":6}]},"output_mtok":15}},
             {"constraint":{"start_date":"2026-03-13"},"prices":{"input_mtok":2,"output_mtok":10}},
             {"constraint":{"start_date":"2027-01-01"},"prices":{"input_mtok":1,"output_mtok":5}}]}]},
         {"id":"aws","name":"B","models":[{"id":"m","match":{"equals":"m"},"prices":{"input_mtok":1,"output_mtok":1}},
           {"id":"gift","match":{"equals":"gift"},"prices":{}}]},
         {"id":"deepseek","name":"D","models":[{"id":"night","match":{"equals":"night"},"prices":[
             {"prices":{"input_mtok":1}},{"constraint":{"start_time":"00:30:00Z","end_time":"16:30:00Z"},"prices":{"input_mtok":2}}]}]}]
        """;

    [Theory]
    [InlineData("""{"model":"gpt-4o","usage":{"inputTokens":1000000,"cacheReadTokens":1000000,"outputTokens":1000000}}""", "13.75")]
    [InlineData("""{"provider":"openai","model":"gpt-4o","serviceTier":"batch","usage":{"input_tokens":1000000,"output_tokens":1000000}}""", "6.25")]
    [InlineData("""{"model":"o3","at":"2025-06-09","usage":{"inputTokens":1000000}}""", "10")]
    [InlineData("""{"model":"o3","at":"2025-06-10T02:00:00+03:00","usage":{"inputTokens":1000000}}""", "10")]
    [InlineData("""{"model":"o3","at":"2025-06-10T00:00:00Z","usage":{"inputTokens":1000000}}""", "2")]
    [InlineData("""{"provider":"x-ai","model":"grok-4.3","usage":{"inputTokens":200000}}""", "0.5")]
    public void Lines_are_priced_from_the_catalogue(string line, string usd) => Assert.Equal(usd, Answer(line).CostUsd?.ToString("0.####", null));

    [Theory]
    [InlineData("""{"model":"claude-x-1","at":"2026-01-01","usage":{"inputTokens":1000000}}""", "6")]
    [InlineData("""{"model":"claude-x-1","usage":{"inputTokens":1000000}}""", "2")]
    [InlineData("""{"provider":"amazon-bedrock","model":"m","usage":{"inputTokens":1000000}}""", "1")]
    [InlineData("""{"provider":"aws","model":"gift","usage":{"inputTokens":1000000}}""", "0")]
    [InlineData("""{"model":"deepseek/night","at":"2026-05-01T03:00:00Z","usage":{"inputTokens":1000000}}""", "2")]
    [InlineData("""{"model":"deepseek/night","at":"2026-05-01T20:00:00Z","usage":{"inputTokens":1000000}}""", "1")]
    [InlineData("""{"provider":"aws","model":"gpt-4o","usage":{"inputTokens":1000000}}""", null)]
    [InlineData("""{"provider":"nobody","model":"m","usage":{"inputTokens":1000000}}""", null)]
    public void Lines_are_priced_from_a_list_that_the_user_brings(string line, string? usd)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Prices));
        var list = GenAiPriceList.Read(file, "mine.json", name => Catalogue.FindByName(name)?.Key);

        var answer = new CostLines(Catalogue, Clock, list).Answer(line);

        Assert.Equal(usd, answer.CostUsd?.ToString("0.####", null));
        Assert.Equal(usd is not null, answer.PriceVersion?.StartsWith("mine.json ", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_list_in_another_form_is_refused()
    {
        using var file = new MemoryStream("""{"models":[]}"""u8.ToArray());

        Assert.Throws<FormatException>(() => GenAiPriceList.Read(file, "other.json", _ => null));
    }

    [Fact]
    public void Rates_that_come_with_the_line_win()
    {
        var answer = Answer("""
            {"model":"gpt-4o","rates":{"input":"1E-6","output":2e-6,"above":{"threshold":100,"input":3e-6}},"usage":{"inputTokens":101,"outputTokens":10}}
            """);

        Assert.Equal((0.000303m, 0.00002m, 0.000323m), (answer.Input, answer.Output, answer.CostUsd));
        Assert.Equal("openai/gpt-4o", answer.Model);
    }

    [Fact]
    public void An_unknown_model_is_unpriced_with_every_part_null()
    {
        var answer = Answer("""{"model":"nobody-knows-this","usage":{"inputTokens":5,"outputTokens":5}}""");

        Assert.Equal(new CostAnswer(null, null, null, null, null, null, null, null), answer);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"model":"gpt-4o"}""")]
    [InlineData("""{"model":"gpt-4o","usage":{"inputTokens":-1}}""")]
    [InlineData("""{"model":"gpt-4o","usage":{"inputTokens":1.5}}""")]
    [InlineData("""{"model":"gpt-4o","at":"yesterday","usage":{"inputTokens":1}}""")]
    [InlineData("""{"model":"gpt-4o","rates":{"input":"cheap"},"usage":{"inputTokens":1}}""")]
    [InlineData("""{"rates":{"input":7e27},"usage":{"inputTokens":9000000000000000000}}""")]
    [InlineData("""{"rates":{"tiers":[{"range":["a"]}]},"usage":{"inputTokens":1}}""")]
    public void A_line_that_cannot_be_read_is_answered_with_the_reason(string line)
    {
        var answer = Answer(line);

        Assert.NotNull(answer.Error);
        Assert.Null(answer.CostUsd);
    }

    private static CostAnswer Answer(string line) => new CostLines(Catalogue, Clock).Answer(line);
}
