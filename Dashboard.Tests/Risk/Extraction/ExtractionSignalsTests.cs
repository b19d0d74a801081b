using Dashboard.Core.Risk.Extraction;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.HeavyUse;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Risk.Extraction;

public sealed class ExtractionSignalsTests
{
    private static readonly HeavyUse Quiet = new("anthropic", 100, 300, 2, 0, 0, [], [], 3, 4, 1);

    [Fact]
    public void Ordinary_use_raises_nothing() =>
        Assert.All(Signals(Quiet), s => Assert.Equal(Level.None, s.Band));

    [Theory]
    [InlineData(14_999, Level.None)]
    [InlineData(15_000, Level.Low)]
    [InlineData(149_999, Level.Low)]
    [InlineData(150_000, Level.Medium)]
    [InlineData(3_400_000, Level.High)]
    public void Volume_is_held_against_the_published_campaigns(long exchanges, Level band) =>
        Assert.Equal(band, Band(Quiet with { Exchanges = exchanges }, "volume"));

    [Fact]
    public void What_the_sources_do_not_say_is_unknown_and_not_none()
    {
        var unknown = Signals(Quiet with { Keys = null, Median = null, P90 = null });

        Assert.Equal(["keys", "actions"], unknown.Where(s => s.Band is Level.Unknown && s.Value is null).Select(s => s.Code));
    }

    [Fact]
    public void A_benchmark_names_its_hour_and_a_whole_pass_is_high()
    {
        var hour = new DateTime(2026, 11, 1, 14, 0, 0, DateTimeKind.Utc);
        var run = Signals(Quiet with { Runs = [new("eval", hour, 5_000, 12)] }).Single(s => s.Code == "benchmarks");

        Assert.Equal((Level.Medium, "1, 5,000 exchanges in all, the largest 5,000 at 2026-11-01 14:00 UTC"), (run.Band, run.Value));
        Assert.Contains("Announce benchmark runs", run.Do, StringComparison.Ordinal);
        Assert.Equal(Level.High, Band(Quiet with { Runs = [new("eval", hour, 115_000, 12)] }, "benchmarks"));
    }

    [Fact]
    public void Resellers_reasoning_bursts_and_long_actions_each_have_their_band()
    {
        Assert.Equal(Level.Medium, Band(Quiet with { Resold = 100 }, "resold"));
        Assert.Equal(Level.High, Band(Quiet with { Resold = 300 }, "resold"));
        Assert.Equal(Level.Low, Band(Quiet with { WithReasoning = 300 }, "reasoning"));
        Assert.Equal(Level.Medium, Band(Quiet with { Exchanges = 200_000, WithReasoning = 100_000 }, "reasoning"));
        Assert.Equal(Level.Medium, Band(Quiet with { Bursts = [new("anthropic/claude-opus-4-6", new(2026, 10, 1), 5_000)] }, "burst"));
        Assert.Equal(Level.High, Band(Quiet with { Median = 150, P90 = 400 }, "actions"));
        Assert.Equal(Level.High, Band(Quiet with { Keys = 24_000 }, "keys"));
    }

    private static Level Band(HeavyUse use, string code) => Signals(use).Single(s => s.Code == code).Band;

    private static IReadOnlyList<Signal> Signals(HeavyUse use) => new ExtractionSignals(SmallWorld.Catalogue).Of(use);
}
