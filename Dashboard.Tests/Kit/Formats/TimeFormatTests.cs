using Dashboard.Core.Units;
using Dashboard.Kit.Formats;

namespace Dashboard.Tests.Kit.Formats;

public sealed class TimeFormatTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTime Now = new(2026, 11, 23, 14, 5, 9, DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-11-01", "2026-11-24", "1 – 23 Nov 2026")]
    [InlineData("2026-10-25", "2026-11-24", "25 Oct – 23 Nov 2026")]
    [InlineData("2025-12-01", "2026-11-24", "1 Dec 2025 – 23 Nov 2026")]
    [InlineData("2026-11-23", "2026-11-24", "23 Nov 2026")]
    [InlineData("2026-11-23", "2026-11-23", "no days")]
    public void A_period_names_its_first_and_its_last_day(string from, string until, string text) =>
        Assert.Equal(text, DayFormat.Period(new Period(DateOnly.Parse(from, null), DateOnly.Parse(until, null))));

    [Theory]
    [InlineData(0, "today")]
    [InlineData(-1, "yesterday")]
    [InlineData(1, "tomorrow")]
    [InlineData(-12, "12 days ago")]
    [InlineData(-36, "5 weeks ago")]
    [InlineData(12, "in 12 days")]
    [InlineData(-400, "13 months ago")]
    [InlineData(-1100, "3 years ago")]
    public void A_day_has_an_age(int offset, string text) => Assert.Equal(text, AgeFormat.Day(Today.AddDays(offset), Today));

    [Theory]
    [InlineData(10, "just now")]
    [InlineData(-10, "in a moment")]
    [InlineData(60, "1 minute ago")]
    [InlineData(720, "12 minutes ago")]
    [InlineData(3590, "1 hour ago")]
    [InlineData(86_000, "1 day ago")]
    [InlineData(-7200, "in 2 hours")]
    public void An_instant_has_an_age(int seconds, string text) => Assert.Equal(text, AgeFormat.Since(Now.AddSeconds(-seconds), Now));

    [Fact]
    public void An_instant_names_its_zone()
    {
        Assert.Equal("23 Nov 2026, 14:05 UTC", DayFormat.Instant(Now, TimeZoneInfo.Utc));
        Assert.Equal("23 Nov 2026, 15:05 Europe/Berlin", DayFormat.Instant(Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
    }

    [Theory]
    [InlineData("7d", "2026-11-17", "2026-11-24")]
    [InlineData("30d", "2026-10-25", "2026-11-24")]
    [InlineData("90d", "2026-08-26", "2026-11-24")]
    [InlineData("month", "2026-11-01", "2026-11-24")]
    [InlineData("last-month", "2026-10-01", "2026-11-01")]
    [InlineData("12m", "2025-12-01", "2026-11-24")]
    [InlineData("nonsense", "2026-10-25", "2026-11-24")]
    [InlineData(null, "2026-10-25", "2026-11-24")]
    public void A_preset_is_a_period(string? preset, string from, string until) =>
        Assert.Equal(new Period(DateOnly.Parse(from, null), DateOnly.Parse(until, null)), PeriodChoice.Read(preset, null, null, Today).Period);

    [Fact]
    public void Two_dates_win_over_a_preset_and_come_back_from_the_address_they_make()
    {
        var choice = PeriodChoice.Read("7d", "2026-01-01", "2026-02-01", Today);
        var address = PeriodChoice.Address(choice.Period);

        Assert.Null(choice.Preset);
        Assert.Equal("1 – 31 Jan 2026", choice.Name);
        Assert.Equal(choice, PeriodChoice.Read(null, (string?)address["from"], (string?)address["to"], Today));
    }

    [Theory]
    [InlineData("2026-02-01", "2026-01-01")]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("2026-01-01", "tomorrow")]
    public void Dates_that_make_no_period_are_not_guessed_at(string from, string to) =>
        Assert.Equal("30d", PeriodChoice.Read(null, from, to, Today).Preset);
}
