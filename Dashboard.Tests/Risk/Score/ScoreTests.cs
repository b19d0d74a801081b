using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Risk.Score;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Tests.Risk.Score;

public sealed class ScoreTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly TargetFacts Primary = Target(TargetRole.Primary, ["provider:anthropic", "host:anthropic", "maker:anthropic"]);

    [Fact]
    public void Nothing_that_stands_in_is_the_whole_gap() => Assert.Equal(ScoreRange.Exactly(1), FallbackGap.Of([Primary]));

    [Theory]
    [InlineData(0.8, "provider:anthropic", "host:elsewhere", "maker:other")]
    [InlineData(0.6, "provider:other", "host:anthropic", "maker:other")]
    [InlineData(0.5, "provider:aws", "host:amazon-bedrock", "maker:anthropic")]
    [InlineData(0.25, "provider:openai", "host:openai", "maker:openai")]
    public void What_is_shared_with_the_primary_makes_the_gap(double gap, params string[] needs) =>
        Assert.Equal(ScoreRange.Exactly(gap), FallbackGap.Of([Primary, Target(TargetRole.Fallback, needs)]));

    [Fact]
    public void A_tested_fallback_and_open_weights_with_two_hosts_close_it()
    {
        var other = Target(TargetRole.Fallback, ["provider:nebius", "host:nebius"]);

        Assert.Equal(ScoreRange.Exactly(0.1), FallbackGap.Of([Primary, other with { Tested = true }]));
        Assert.Equal(ScoreRange.Exactly(0), FallbackGap.Of([Primary, other with { OpenWeights = true, DirectHosts = 2 }]));
        Assert.Equal(ScoreRange.Exactly(0.25), FallbackGap.Of([Primary, other with { OpenWeights = true, DirectHosts = 1 }]));
    }

    [Fact]
    public void The_best_fallback_counts_and_an_unknown_part_makes_a_range()
    {
        var same = Target(TargetRole.Fallback, ["provider:anthropic", "host:anthropic", "maker:anthropic"]);
        var hidden = Target(TargetRole.Fallback, ["provider:openrouter", "maker:mistral"], NodeKind.Host);

        Assert.Equal(new ScoreRange(0.25, 0.6), FallbackGap.Of([Primary, same, hidden]));
    }

    [Theory]
    [InlineData("gpt-5", ModelStanding.Listed, null, false, 0, 0)]
    [InlineData("gpt-5", ModelStanding.Unknown, null, false, 0, 1)]
    [InlineData("gpt-5", ModelStanding.Gone, null, false, 1, 1)]
    [InlineData("gpt-5", ModelStanding.Unknown, null, true, 0.2, 1)]
    [InlineData("gpt-5", ModelStanding.Listed, 90, false, 0.5, 0.5)]
    [InlineData("gpt-5", ModelStanding.Listed, 400, false, 0.2, 0.2)]
    [InlineData("gpt-5", ModelStanding.Listed, 0, false, 1, 1)]
    [InlineData("gpt-5-preview", ModelStanding.Listed, null, false, 0.3, 0.3)]
    [InlineData("mistral-large-latest", ModelStanding.Listed, null, false, 0.1, 0.1)]
    public void The_nearer_the_end_the_worse(string model, ModelStanding standing, int? days, bool deprecated, double lo, double hi)
    {
        var risk = LifecycleRisk.Of(model, standing, days is { } left ? Today.AddDays(left) : null, deprecated, Today);

        Assert.Equal(lo, risk.Lo, 9);
        Assert.Equal(hi, risk.Hi, 9);
    }

    [Fact]
    public void The_weights_add_up_and_the_score_is_their_sum()
    {
        var all = RouteScore.Factors(ScoreWeights.Default, One, One, One, One, One, One);
        var some = RouteScore.Factors(ScoreWeights.Default, One, ScoreRange.Exactly(0), RouteScore.Concentration(new HhiRange(5_900, 5_900)), ScoreRange.Exactly(0.5), ScoreRange.Exactly(0), ScoreRange.Anything);

        Assert.Equal(1, all.Sum(f => f.Weight), 12);
        Assert.Equal(ScoreRange.Exactly(100), RouteScore.Of(all));
        Assert.Equal(new ScoreRange(50, 55), RouteScore.Of(some));
    }

    private static ScoreRange One => ScoreRange.Exactly(1);

    private static TargetFacts Target(TargetRole role, string[] needs, params NodeKind[] unknown) => new(
        new(role, "m"), new("t", needs.Select(n => Node.Parse(n)!.Value).ToHashSet(), unknown.ToHashSet(), new HashSet<Node>()),
        OpenWeights: false, DirectHosts: 0, Tested: false, ScoreRange.Exactly(0), RetiresOn: null, Vanished: false);
}
