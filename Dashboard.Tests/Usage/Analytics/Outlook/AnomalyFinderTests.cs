using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook.Anomalies;
using Dashboard.Core.Usage.Analytics.Outlook.Backtest;

namespace Dashboard.Tests.Usage.Analytics.Outlook;

public sealed class AnomalyFinderTests
{
    // A Monday, and a Thursday twenty weeks later; today is the day after.
    private static readonly DateOnly First = new(2026, 6, 1), Last = new(2026, 10, 15);

    private static readonly AnomalyTags Bot = new(1, "openai", "openai/gpt-5", "support", "bot", Last.AddDays(1));
    private static readonly AnomalyTags Batch = new(2, "openai", "openai/gpt-5-mini", "nightly", "batch", Last.AddDays(1));
    private static readonly AnomalyTags Agents = new(3, "anthropic", "anthropic/claude", "agents", "agents", Last.AddDays(1));

    [Fact]
    public void One_key_that_went_wild_is_one_anomaly_of_that_key()
    {
        var found = Find(Days(Bot, Usual), Days(Agents, Usual), Days(Batch, d => Usual(d) + (d == Last ? 400 : 0)));

        var anomaly = Assert.Single(found);
        Assert.Equal((SpendKey.Key, "batch", Last, true), (anomaly.Key, anomaly.Value, anomaly.Day, anomaly.IsHigh));
        Assert.InRange(anomaly.Expected, 95, 105);
        Assert.Equal(AnomalyFactor.Requests, anomaly.Cause.Main);
        Assert.InRange(anomaly.Cause.Requests!.Value, 4.8, 5.2);
        Assert.Contains(anomaly.Parts, p => p is { Key: SpendKey.Model, Value: "openai/gpt-5-mini", Part: > 0.99 });
        Assert.Equal(28, anomaly.Trend.Count);
    }

    [Fact]
    public void What_all_models_of_a_provider_did_is_the_providers()
    {
        var found = Find(Days(Bot, d => Usual(d) * (d == Last ? 4 : 1)), Days(Batch, d => Usual(d) * (d == Last ? 4 : 1)), Days(Agents, Usual));

        var anomaly = Assert.Single(found);
        Assert.Equal((SpendKey.Provider, "openai"), (anomaly.Key, anomaly.Value));
    }

    [Fact]
    public void Of_one_key_for_everything_the_model_is_named()
    {
        var (first, second) = (Bot with { Key = "one", Workload = null }, Batch with { Key = "one", Workload = null });
        var found = Find(Days(first, Usual), Days(second, d => Usual(d) + (d == Last ? 500 : 0)));

        Assert.Equal((SpendKey.Model, "openai/gpt-5-mini"), (Assert.Single(found).Key, found[0].Value));
    }

    [Fact]
    public void A_new_key_is_found_by_what_it_adds_to_its_provider()
    {
        var found = Find(Days(Bot, Usual), Days(Agents, Usual), Days(Batch, d => d == Last ? 300 : null));

        var anomaly = Assert.Single(found);
        Assert.Equal((SpendKey.Key, "batch", 0m), (anomaly.Key, anomaly.Value, anomaly.Expected));
        Assert.Null(anomaly.Cause.Main);
        Assert.All(anomaly.Parts.Where(p => p.Key == SpendKey.Model), p => Assert.True(p.IsNew));
    }

    [Fact]
    public void A_drop_is_found_too_one_day_later()
    {
        Assert.Empty(Find(Days(Bot, d => d == Last ? 0 : Usual(d))));

        var dropped = Assert.Single(Find(Days(Bot, d => d == Last.AddDays(-1) ? 0 : Usual(d))));
        Assert.Equal((Last.AddDays(-1), false), (dropped.Day, dropped.IsHigh));
    }

    [Fact]
    public void A_new_level_is_told_once()
    {
        var anomaly = Assert.Single(Find(Days(Bot, d => Usual(d) * (d >= Last.AddDays(-9) ? 4 : 1))));

        Assert.Equal(Last.AddDays(-9), anomaly.Day);
        Assert.True(anomaly.Until >= Last.AddDays(-6));
    }

    [Fact]
    public void When_less_comes_from_the_cache_that_is_the_cause()
    {
        var cells = Days(Bot, d => d == Last ? 500 : Usual(d));
        var (usual, last) = (cells[^8], cells[^1]);
        cells = [.. cells[..^1], last with { Requests = usual.Requests, Tokens = usual.Tokens, Prompt = usual.Prompt, CacheRead = 0 }];

        var cause = Assert.Single(Find(cells)).Cause;

        Assert.Equal((AnomalyFactor.CacheShare, 0d), (cause.Main, cause.CacheNow));
        Assert.Equal(0.5, cause.CacheBefore!.Value, 2);
    }

    [Theory]
    [InlineData("weekends")]
    [InlineData("month ends")]
    [InlineData("first of the month")]
    [InlineData("small change")]
    [InlineData("first weeks")]
    [InlineData("half told")]
    [InlineData("unpriced")]
    public void Quiet_on(string what)
    {
        var cells = what switch
        {
            "weekends" => Days(Bot, d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1000),
            "month ends" => Days(Bot, d => Usual(d) + (d.AddDays(1).Day == 1 ? 2000 : 0)),
            "first of the month" => Days(Bot, d => Usual(d) + (d.Day == 1 ? 2000 : 0)),
            "small change" => Days(Bot, d => d == Last ? 5 : 0.1m),
            "first weeks" => Days(Bot, d => d < Last.AddDays(-18) ? null : d == Last ? 900 : 50),
            "half told" => Days(Bot with { OpenFrom = Last }, d => d == Last ? 900 : Usual(d)),
            _ => [.. Days(Bot, Usual)[..^1], new AnomalyCell(Last, Bot, null, 10, 100, 90, 0)],
        };

        // The second month of a monthly run is the first that could be known.
        Assert.Empty(AnomalyFinder.Find(cells, new DateOnly(2026, 8, 15), Last.AddDays(1), new AnomalyLimits()));
    }

    [Fact]
    public void Ordinary_noise_rings_less_than_once_in_two_months()
    {
        var rung = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var days = GeneratedSpend.Of("weekdays", seed).Days;
            var tags = Bot with { OpenFrom = days[^1].Day.AddDays(1) };
            AnomalyCell[] cells = [.. days.Select(d => Cell(d.Day, tags, d.Usd!.Value))];
            rung += AnomalyFinder.Find(cells, days[^60].Day, days[^1].Day.AddDays(1), new AnomalyLimits()).Count;
        }

        Assert.InRange(rung, 0, 4);
    }

    private static IReadOnlyList<FoundAnomaly> Find(params AnomalyCell[][] cells) =>
        AnomalyFinder.Find([.. cells.SelectMany(c => c)], Last.AddDays(-14), Last.AddDays(1), new AnomalyLimits());

    // A little noise, the same for ever.
    private static decimal? Usual(DateOnly day) => (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 20 : 100) * (1 + (((day.DayNumber * 37 % 7) - 3) / 100m));

    private static AnomalyCell[] Days(AnomalyTags tags, Func<DateOnly, decimal?> usd) =>
        [.. Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays).Where(d => usd(d) is not null).Select(d => Cell(d, tags, usd(d)!.Value))];

    private static AnomalyCell Cell(DateOnly day, AnomalyTags tags, decimal usd)
    {
        var requests = Math.Max(1, (long)(usd * 10));
        return new AnomalyCell(day, tags, (double)usd, requests, requests * 1100, requests * 1000, requests * 500);
    }
}
