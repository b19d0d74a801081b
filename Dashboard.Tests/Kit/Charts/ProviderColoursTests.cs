using Dashboard.Kit.Charts;

namespace Dashboard.Tests.Kit.Charts;

public sealed class ProviderColoursTests
{
    [Fact]
    public void The_eight_seen_most_have_eight_colours() =>
        Assert.Equal(8, new[] { "openai", "anthropic", "google", "mistral", "deepseek", "azure", "aws", "openrouter" }.Select(ProviderColours.Of).Distinct().Count());

    [Fact]
    public void A_provider_keeps_its_colour_from_run_to_run()
    {
        // Written down: a hash that differs between runs, machines or versions would repaint every page.
        Assert.Equal("series-2 solid", ProviderColours.Of("anthropic").Css);
        Assert.Equal("series-1 dotted", ProviderColours.Of("groq").Css);
        Assert.Equal("series-1 hatched", ProviderColours.Of("moonshot").Css);
    }

    [Fact]
    public void Others_never_look_like_one_of_the_eight() =>
        Assert.All(Enumerable.Range(0, 200), i => Assert.NotEqual(SeriesPattern.Solid, ProviderColours.Of($"provider-{i}").Pattern));

    [Fact]
    public void Nobody_is_hatched_grey()
    {
        Assert.Equal(SeriesColour.Unknown, ProviderColours.Of(null));
        Assert.Equal("series-other hatched", SeriesColour.Unknown.Css);
    }
}
