using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Core.Usage.Analytics.Outlook.Backtest;

namespace Dashboard.Tests.Usage.Analytics.Outlook;

public sealed class ForecastTests
{
    // A Monday.
    private static readonly DateOnly First = new(2026, 6, 1);

    private static readonly DateOnly October = new(2026, 10, 1), November = new(2026, 11, 1);

    [Fact]
    public void Working_days_and_weekends_are_told_apart()
    {
        var line = Forecast.Of(Until(new DateOnly(2026, 10, 13), Week), October, November);

        // 22 working days of 100 and 9 days of weekends of 10.
        Assert.Equal((2290m, ForecastMethod.Seasonal), (Math.Round(line.Expected!.Value), line.Method));
        Assert.Equal(31, line.Days.Count);
        Assert.Equal(Enumerable.Range(1, 12), line.Days.Where(d => !d.IsForecast).Select(d => d.Day.Day));
        Assert.Equal(line.Expected, line.Days[^1].Sum);
        Assert.Equal(820m + 20m, line.Spent);
        Assert.InRange(line.Expected.Value, line.Low!.Value, line.High!.Value);
        Assert.All(line.Days.Zip(line.Days.Skip(1)), d => Assert.True(d.First.Low <= d.Second.Low && d.First.High <= d.Second.High && d.First.Low <= d.First.Sum && d.First.Sum <= d.First.High));
    }

    [Fact]
    public void Less_than_two_weeks_are_no_ground_for_a_guess()
    {
        var line = Forecast.Of(Until(First.AddDays(13), Week), new DateOnly(2026, 6, 1), new DateOnly(2026, 7, 1));

        Assert.Equal((null, ForecastMethod.NotEnoughHistory, 13), (line.Expected, line.Method, line.HistoryDays));
        Assert.Empty(line.Days);
        Assert.NotNull(Forecast.Of(Until(First.AddDays(14), Week), new DateOnly(2026, 6, 1), new DateOnly(2026, 7, 1)).Expected);
    }

    [Fact]
    public void A_period_that_is_over_is_its_sum()
    {
        var line = Forecast.Of(Until(November, Week), October, November);

        Assert.Equal((ForecastMethod.Known, 2290m, 2290m, 2290m), (line.Method, line.Expected!.Value, line.Low!.Value, line.High!.Value));
    }

    [Fact]
    public void What_today_has_cost_already_is_the_least_it_will_cost()
    {
        var today = new DateOnly(2026, 10, 13);
        var quiet = Forecast.Of([.. Until(today, Week), new DayAmount(today, 3) { IsOver = false }], October, November);
        var loud = Forecast.Of([.. Until(today, Week), new DayAmount(today, 900) { IsOver = false }], October, November);

        Assert.Equal(2290, Math.Round(quiet.Expected!.Value));
        Assert.Equal(2290 + 800, Math.Round(loud.Expected!.Value));
        Assert.Equal(843, quiet.Spent);
        Assert.True(loud.Low >= loud.Spent);
    }

    [Fact]
    public void One_day_out_of_line_is_not_expected_again_and_several_are()
    {
        var once = Forecast.Of(Until(new DateOnly(2026, 10, 13), d => Week(d) + (d == new DateOnly(2026, 10, 1) ? 5000 : 0)), October, November);
        Assert.InRange(once.Expected!.Value, 7000, 7600);

        // Every tenth day or so, on no day of the week or month.
        var often = Forecast.Of(Until(new DateOnly(2026, 10, 13), d => Week(d) + (d.DayNumber * 7 % 11 == 0 ? 1000 : 0)), October, November);
        Assert.InRange(often.Expected!.Value, 4000, 6500);
    }

    [Fact]
    public void A_run_at_the_end_of_each_month_is_expected_at_its_end()
    {
        var line = Forecast.Of(Until(new DateOnly(2026, 10, 13), d => Week(d) + (d.AddDays(1).Day == 1 ? 1000 : 0)), October, November);

        Assert.Equal(new DateOnly(2026, 10, 31), line.Days.MaxBy(d => d.Usd)!.Day);
        Assert.InRange(line.Expected!.Value, 3200, 3400);
    }

    [Fact]
    public void A_new_level_is_taken_up_within_days()
    {
        var line = Forecast.Of(Until(new DateOnly(2026, 10, 13), d => Week(d) * (d >= new DateOnly(2026, 9, 28) ? 3 : 1)), October, November);

        Assert.InRange(line.Expected!.Value, 0.85m * 3 * 2290, 1.1m * 3 * 2290);
    }

    [Fact]
    public void What_stopped_stays_at_nothing()
    {
        var line = Forecast.Of(Until(new DateOnly(2026, 10, 13), d => d >= new DateOnly(2026, 9, 7) ? 0 : Week(d)), October, November);

        Assert.InRange(line.Expected!.Value, 0, 60);
    }

    [Fact]
    public void Days_that_nobody_knows_are_filled_and_not_taken_for_nothing()
    {
        var unknown = new DateOnly(2026, 10, 6);
        var line = Forecast.Of([.. Until(new DateOnly(2026, 10, 13), Week).Select(d => d.Day == unknown ? d with { Usd = null } : d)], October, November);

        Assert.InRange(line.Expected!.Value, 2250, 2330);
        Assert.True(line.Days.Single(d => d.Day == unknown).IsForecast);
    }

    [Fact]
    public void Three_quarters_ahead_there_is_no_answer() =>
        Assert.Equal(ForecastMethod.TooFar, Forecast.Of(Until(new DateOnly(2026, 10, 13), Week), October, October.AddMonths(9)).Method);

    [Fact]
    public void The_same_days_in_another_order_give_the_same_forecast()
    {
        var days = Until(new DateOnly(2026, 10, 13), d => Week(d) * (1 + (d.DayNumber % 5 / 10m)));

        Assert.Equivalent(Forecast.Of(days, October, November), Forecast.Of([.. days.Reverse()], October, November));
    }

    // The seeds of the report; the method was chosen with others.
    [Fact]
    public void The_error_is_at_most_nine_tenths_of_the_better_baselines()
    {
        var report = ForecastBacktest.Run(GeneratedSpend.Families.SelectMany(f => Enumerable.Range(1001, 3).Select(s => GeneratedSpend.Of(f, s))), TestContext.Current.CancellationToken);

        Assert.True(report.Passed, $"{report.All.Sums.Ratio:0.00} of sums, {report.All.ByDay.Ratio:0.00} by day");
        Assert.InRange(report.All.WithinBand, 0.7, 0.95);
        Assert.Equal(GeneratedSpend.Families.Count, report.Families.Count);
    }

    [Fact]
    public void Generated_days_are_the_same_for_ever() =>
        Assert.Equal("990.39", Math.Round(GeneratedSpend.Of("weekdays", 1001).Days.Take(30).Sum(d => d.Usd!.Value), 2).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static decimal Week(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 10 : 100;

    private static DayAmount[] Until(DateOnly end, Func<DateOnly, decimal> usd) =>
        [.. Enumerable.Range(0, end.DayNumber - First.DayNumber).Select(First.AddDays).Select(d => new DayAmount(d, usd(d)))];
}
