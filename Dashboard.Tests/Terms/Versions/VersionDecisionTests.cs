using Dashboard.Core.Terms.Versions;

namespace Dashboard.Tests.Terms.Versions;

public sealed class VersionDecisionTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Fact]
    public void Without_a_baseline_the_text_is_the_first() =>
        Assert.IsType<VersionDecision.First>(VersionDecision.Of(new(null, [], null), "a", Now, Quarter));

    [Fact]
    public void The_text_we_hold_clears_what_was_pending() =>
        Assert.True(Assert.IsType<VersionDecision.Same>(VersionDecision.Of(new("a", [], new("b", Now)), "a", Now, Quarter)).Passed);

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void A_new_text_counts_after_a_quarter_of_an_hour(int minutes, bool counts)
    {
        var decision = VersionDecision.Of(new("a", [], new("b", Now.AddMinutes(-minutes))), "b", Now, Quarter);

        Assert.Equal(counts, decision is VersionDecision.Confirmed);
        Assert.Equal(!counts, decision is VersionDecision.StillUnconfirmed);
    }

    [Fact]
    public void Another_new_text_starts_waiting_anew() =>
        Assert.IsType<VersionDecision.Unconfirmed>(VersionDecision.Of(new("a", [], new("b", Now.AddHours(-1))), "c", Now, Quarter));

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void A_return_to_one_of_the_last_ten_texts_is_flapping_and_an_older_one_is_news(int position, bool flapping)
    {
        var known = Enumerable.Range(0, 12).Select(i => new KnownText(100 + i, $"old {i}")).ToList();

        var decision = VersionDecision.Of(new("a", known, null), $"old {position}", Now, Quarter);

        Assert.Equal(flapping, decision is VersionDecision.Returned);
    }
}
