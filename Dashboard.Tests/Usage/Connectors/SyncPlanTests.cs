using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>Which days are asked for next.</summary>
public sealed class SyncPlanTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_new_connection_reads_the_last_days_and_then_the_past_until_nothing_is_left()
    {
        var feed = Feed();
        feed.ReadBackTo = Today.AddDays(-100);
        var windows = SyncPlan.Refresh(feed, (null, Today.AddDays(1)), 31).ToList();
        Assert.Equal([Days(-2, 1)], windows);
        SyncPlan.Cover(feed, windows[0]);
        while (SyncPlan.Past(feed, (null, Today.AddDays(1)), 31) is { } days)
        {
            windows.Add(days);
            SyncPlan.Cover(feed, days);
        }

        Assert.Equal([Days(-2, 1), Days(-33, -2), Days(-64, -33), Days(-95, -64), Days(-100, -95)], windows);
        Assert.Equal((Today.AddDays(-100), Today.AddDays(1)), (feed.CoveredFrom, feed.CoveredUntil));
    }

    [Theory]
    [InlineData(1, -2, "-2..1")]
    [InlineData(0, -2, "-3..1")]
    [InlineData(-60, -90, "-63..-32 -32..-1 -1..1")]
    public void Refreshing_begins_some_days_before_the_last_that_was_read(int until, int from, string windows)
    {
        var feed = Feed();
        (feed.CoveredFrom, feed.CoveredUntil) = (Today.AddDays(from), Today.AddDays(until));

        Assert.Equal(windows, string.Join(' ', SyncPlan.Refresh(feed, (null, Today.AddDays(1)), 31).Select(w => $"{w.From.DayNumber - Today.DayNumber}..{w.Until.DayNumber - Today.DayNumber}")));
    }

    [Fact]
    public void What_the_provider_forgot_is_not_asked_for_and_what_was_read_begins_anew()
    {
        var feed = Feed();
        (feed.CoveredFrom, feed.CoveredUntil, feed.ReadBackTo) = (Today.AddDays(-200), Today.AddDays(-90), Today.AddDays(-300));
        var reach = ((DateOnly?)Today.AddDays(-30), Today);

        var days = Assert.Single(SyncPlan.Refresh(feed, reach, 30));
        SyncPlan.Cover(feed, days);

        Assert.Equal(Days(-30, 0), days);
        Assert.Equal((Today.AddDays(-30), Today), (feed.CoveredFrom, feed.CoveredUntil));
        Assert.Null(SyncPlan.Past(feed, reach, 30));
    }

    [Fact]
    public void The_past_is_left_alone_when_nobody_wants_it_or_somebody_stopped_it()
    {
        var feed = Feed();
        (feed.CoveredFrom, feed.CoveredUntil) = (Today, Today.AddDays(1));
        Assert.Null(SyncPlan.Past(feed, (null, Today), 31));

        (feed.ReadBackTo, feed.BackfillStopped) = (Today.AddDays(-5), true);
        Assert.Null(SyncPlan.Past(feed, (null, Today), 31));
        feed.BackfillStopped = false;
        Assert.Equal(Days(-5, 0), SyncPlan.Past(feed, (null, Today), 31));
    }

    private static Feed Feed() => new() { Connector = "openai-api", BaseUrl = "", LateDays = 3 };

    private static DayRange Days(int from, int until) => new(Today.AddDays(from), Today.AddDays(until));
}
