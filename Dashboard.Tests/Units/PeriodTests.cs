using Dashboard.Core.Units;

namespace Dashboard.Tests.Units;

public sealed class PeriodTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void The_last_seven_days_end_with_today()
    {
        var week = Period.LastDays(Today, 7);

        Assert.Equal(new DateOnly(2026, 11, 17), week.From);
        Assert.True(week.Contains(Today));
        Assert.False(week.Contains(Today.AddDays(1)));
        Assert.Equal(7, week.Days);
    }

    [Fact]
    public void The_previous_period_touches_and_has_the_same_length()
    {
        var week = Period.LastDays(Today, 7);

        Assert.Equal(week.From, week.Previous.Until);
        Assert.Equal(7, week.Previous.Days);
    }

    [Fact]
    public void A_period_says_its_two_ends() => Assert.Equal("2026-11-17/2026-11-24", Period.LastDays(Today, 7).ToString());

    [Fact]
    public void A_period_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(Today, Today.AddDays(-1)));
}
