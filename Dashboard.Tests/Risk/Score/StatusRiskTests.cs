using Dashboard.Core.Providers;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Risk.Score;

namespace Dashboard.Tests.Risk.Score;

public sealed class StatusRiskTests
{
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ModelKey Opus = ModelKey.Parse("anthropic/claude-opus-4-6")!.Value;
    private static readonly ModelKey Haiku = ModelKey.Parse("anthropic/claude-haiku-4-5")!.Value;

    [Fact]
    public void Minutes_of_trouble_count_once_and_a_day_of_them_is_the_worst()
    {
        Assert.Equal(ScoreRange.Exactly(0), Of(true));
        Assert.Equal(ScoreRange.Exactly(0.25), Of(true, (0, 240), (120, 240)));
        Assert.Equal(ScoreRange.Exactly(0.5), Of(true, (0, 360), (1_000, 360)));
        Assert.Equal(ScoreRange.Exactly(1), Of(true, (0, 5_000)));
    }

    [Fact]
    public void A_page_that_nobody_reads_leaves_the_rest_open()
    {
        Assert.Equal(new ScoreRange(0.25, 1), Of(false, (0, 360)));
        Assert.Equal(ScoreRange.Anything, StatusRisk.Of(new Dictionary<string, HostTrouble>(), "anthropic", Opus));
        Assert.Equal(ScoreRange.Anything, StatusRisk.Of(new Dictionary<string, HostTrouble>(), null, null));
    }

    [Fact]
    public void An_incident_of_another_model_is_none_of_ours()
    {
        var hosts = new Dictionary<string, HostTrouble> { ["anthropic"] = new(true, [new(Noon, Noon.AddHours(12), [Haiku])]) };

        Assert.Equal(ScoreRange.Exactly(0), StatusRisk.Of(hosts, "anthropic", Opus));
        Assert.Equal(ScoreRange.Exactly(0.5), StatusRisk.Of(hosts, "anthropic", Haiku));
        // Which model we use there is unknown: it may be that one.
        Assert.Equal(ScoreRange.Exactly(0.5), StatusRisk.Of(hosts, "anthropic", null));
    }

    [Fact]
    public void Weights_must_be_the_whole_and_those_that_nobody_names_keep_their_default()
    {
        Assert.Empty(ScoreWeights.Default.Problems());
        Assert.Empty(ScoreWeights.From(new Dictionary<string, double> { ["fallbackGap"] = 0.30, ["status"] = 0.10 }).Problems());
        Assert.Contains("95 %", Assert.Single(ScoreWeights.From(new Dictionary<string, double> { ["fallbackGap"] = 0.30 }).Problems()).Message, StringComparison.Ordinal);
        Assert.Contains(ScoreWeights.From(new Dictionary<string, double> { ["fallbackGap"] = -0.1, ["terms"] = 0.55 }).Problems(), p => p.Path == "fallbackGap");
    }

    private static ScoreRange Of(bool watched, params (int From, int Minutes)[] spans) => StatusRisk.Of(
        new Dictionary<string, HostTrouble> { ["anthropic"] = new(watched, [.. spans.Select(s => new TroubleSpan(Noon.AddMinutes(s.From), Noon.AddMinutes(s.From + s.Minutes), []))]) }, "anthropic", Opus);
}
