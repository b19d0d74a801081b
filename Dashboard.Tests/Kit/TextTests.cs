using Bunit;

using Dashboard.Core.Units;
using Dashboard.Kit;

namespace Dashboard.Tests.Kit;

public sealed class TextTests : KitTest
{
    [Fact]
    public void A_shortened_amount_is_read_aloud_in_full()
    {
        var money = Render<MoneyText>(p => p.Add(m => m.Usd, 1_234_567.891m));

        Assert.Equal("$1.23 M", money.Find("[aria-hidden=true]").TextContent);
        Assert.Equal("$1,234,567.891", money.Find(".visually-hidden").TextContent);
        Assert.Equal("$1,234,567.891", money.Find(".num").GetAttribute("title"));
    }

    [Fact]
    public void An_amount_that_is_not_shortened_is_said_once() =>
        Assert.Equal("$12.30", Render<MoneyText>(p => p.Add(m => m.Usd, 12.3m)).Find(".num").TextContent);

    [Fact]
    public void An_unpriced_amount_says_so_and_why()
    {
        var money = Render<MoneyText>(p => p.Add(m => m.Usd, (decimal?)null).Add(m => m.Unknown, "unpriced").Add(m => m.Why, "No price is known."));

        Assert.Equal("unpriced", money.Find(".not-known").TextContent);
        Assert.Equal("No price is known.", money.Find(".not-known").GetAttribute("title"));
        Assert.DoesNotContain("$", money.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_is_spoken_in_words()
    {
        var change = Render<ChangeText>(p => p.Add(c => c.Before, 100).Add(c => c.Now, 112).Add(c => c.Against, "vs last month"));

        Assert.Equal("up 12 %", change.Find(".visually-hidden").TextContent);
        Assert.Equal("vs last month", change.Find(".against").TextContent);
    }

    [Theory]
    [InlineData(Level.None, "none", "None")]
    [InlineData(Level.Critical, "critical", "Critical")]
    [InlineData(Level.Unknown, "unknown", "Unknown")]
    public void A_level_has_a_word_and_an_icon(Level level, string css, string word)
    {
        var chip = Render<LevelChip>(p => p.Add(c => c.Level, level));

        Assert.Equal(word, chip.Find($".level.{css}").TextContent);
        Assert.Single(chip.FindAll("svg"));
    }

    [Fact]
    public void Instants_and_days_are_for_machines_too()
    {
        var instant = Render<InstantText>(p => p.Add(i => i.Utc, new DateTime(2026, 11, 23, 13, 53, 0, DateTimeKind.Utc)));
        var day = Render<DayText>(p => p.Add(d => d.Day, new DateOnly(2026, 12, 5)).Add(d => d.Relative, true));

        Assert.Equal("12 minutes ago", instant.Find("time").TextContent);
        Assert.Equal("2026-11-23T13:53:00Z", instant.Find("time").GetAttribute("datetime"));
        Assert.Equal("23 Nov 2026, 13:53 UTC", instant.Find("time").GetAttribute("title"));
        Assert.Equal("2026-12-05", day.Find("time").GetAttribute("datetime"));
        Assert.Contains("in 12 days", day.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Freshness_turns_old_with_time()
    {
        var utc = Time.GetUtcNow().UtcDateTime;
        Assert.DoesNotContain("Old", Render<Freshness>(p => p.Add(f => f.Utc, utc)).Markup, StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromDays(5));
        Assert.Contains("Old: updated", Render<Freshness>(p => p.Add(f => f.Utc, utc)).Markup, StringComparison.Ordinal);
        Assert.Contains("Not updated yet", Render<Freshness>(p => p.Add(f => f.Utc, null)).Markup, StringComparison.Ordinal);
    }
}
