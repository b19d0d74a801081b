using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Kit.Formats;
using Dashboard.Usage.Spending;

using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Usage.Spending;

/// <summary>The same data wherever days are reckoned: it adds up, and a today that has data is never empty.</summary>
public sealed class TodayTests
{
    // Ten past midnight in UTC: the evening before in Los Angeles, morning in Kolkata, afternoon in Auckland.
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 0, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("UTC", "2026-03-11", 1)]
    [InlineData("America/Los_Angeles", "2026-03-10", 3)]
    [InlineData("Asia/Kolkata", "2026-03-11", 2)]
    [InlineData("Pacific/Auckland", "2026-03-11", 3)]
    public async Task Today_is_the_last_step_of_the_period_and_holds_what_just_happened(string zone, string today, int requestsOfToday)
    {
        using var house = new UsageHouse(new FakeTimeProvider(Now));
        await house.ImportTextAsync("a.csv", """
            request_id,spend,prompt_tokens,completion_tokens,startTime,model,custom_llm_provider
            1,1.00,100,10,2026-03-09 12:00:00,gpt-5-mini,openai
            2,2.00,100,10,2026-03-10 11:30:00,gpt-5-mini,openai
            3,4.00,100,10,2026-03-10 20:00:00,gpt-5-mini,openai
            4,8.00,100,10,2026-03-11 00:05:00,gpt-5-mini,openai
            """);
        await house.Get<ChangeReportingZone>().RunAsync(zone, UsageHouse.Ct);
        var day = await house.Get<ReportingDayQuery>().TodayAsync(UsageHouse.Ct);
        var choice = SpendChoice.Read(new SpendAddress("7d", null, null), day.Today);

        var report = await house.Get<SpendReportQuery>().AskAsync(choice.Question, UsageHouse.Ct);

        Assert.Equal(today, DayFormat.Iso(day.Today));
        Assert.Equal(day.Today, report.Time.Steps[^1].From);
        Assert.Equal(15.00m, report.Totals.CostUsd);
        Assert.Equal(15.00m, report.Time.Lines.Sum(l => l.Points.Sum(p => p?.CostUsd ?? 0)));
        Assert.Equal(requestsOfToday, report.Time.Lines.Sum(l => l.Points[^1]?.Requests ?? 0));
        // Whichever way it is asked: by the day alone, and by the entries.
        var alone = await house.Get<SpendReportQuery>().AskAsync(choice.During(new(day.Today, day.Today.AddDays(1))).Question, UsageHouse.Ct);
        Assert.Equal((long?)requestsOfToday, alone.Totals.Requests);
    }
}
