using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Currency;
using Dashboard.Tests.Usage.Pricing;

namespace Dashboard.Tests.Usage.Currency;

/// <summary>Spend in another currency than the dollar.</summary>
public sealed class ShownMoneyTests : IDisposable
{
    private readonly UsageHouse _house = new();

    [Theory]
    [InlineData(SpendKey.Provider)]
    [InlineData(SpendKey.Model)]
    [InlineData(SpendKey.Day)]
    [InlineData(SpendKey.Week)]
    [InlineData(SpendKey.Month)]
    public async Task Every_day_converts_by_its_own_rate_and_groups_days_and_totals_add_up(SpendKey key)
    {
        await SeedAsync("2026-03-10,EUR,0.8\n2026-03-12,EUR,0.9\n2026-04-01,EUR,0.5\n");

        var report = await AskAsync(key);

        // 2.50 at 0.8; 2.50 at 0.9, of the day before; 0.15 at 0.5.
        const decimal Total = (2.5m * 0.8m) + (2.5m * 0.9m) + (0.15m * 0.5m);
        Assert.Equal(("EUR", UsageHouse.Day("2026-03-10"), UsageHouse.Day("2026-04-01")), (report.Shown.Currency, report.Shown.FirstRate!.Value, report.Shown.LastRate!.Value));
        Assert.Equal(Total, report.Shown.Cost(report.Totals));
        Assert.Equal(Total, report.Rows.Sum(r => report.Shown.Cost(r.Now)));
        Assert.Equal(Total, report.Time.Lines.Sum(l => l.Points.Sum(p => report.Shown.Cost(p))));
        Assert.Equal(5.15m, report.Totals.CostUsd);
    }

    [Fact]
    public async Task Where_a_day_has_no_rate_the_report_stays_in_dollars_and_says_why()
    {
        await SeedAsync("2026-03-10,EUR,0.8\n");

        var report = await AskAsync(SpendKey.Model);

        Assert.Equal(("USD", "EUR"), (report.Shown.Currency, report.Shown.Missing));
        Assert.Equal(5.15m, report.Shown.Cost(report.Totals));
        Assert.Null(report.Totals.Converted);
    }

    [Fact]
    public async Task In_dollars_nothing_is_converted()
    {
        await SeedAsync("2026-03-10,EUR,0.8\n", "USD");

        Assert.Equal(ShownIn.Dollars, (await AskAsync(SpendKey.Model)).Shown);
    }

    public void Dispose() => _house.Dispose();

    private async Task SeedAsync(string rates, string currency = "EUR")
    {
        await _house.ImportTextAsync("log.csv", PriceHouse.Log(
            ("a", "openai/gpt-4o", "2026-03-10 10:00:00", 1_000_000, 0), ("b", "openai/gpt-4o", "2026-03-13 22:00:00", 1_000_000, 0),
            ("c", "openai/gpt-4o-mini", "2026-04-02 10:00:00", 1_000_000, 0), ("d", "openai/mystery", "2026-04-20 10:00:00", 1_000_000, 0)));
        await _house.Get<SaveRates>().AddAsync(RateFile.Read(new StringReader("date,currency,rate\n" + rates)).Rates, "test", UsageHouse.Ct);
        await _house.Get<SaveRates>().ChooseAsync(currency, UsageHouse.Ct);
    }

    private Task<SpendReport> AskAsync(SpendKey key) => _house.Get<SpendReportQuery>().AskAsync(
        new SpendReportQuestion(new Period(UsageHouse.Day("2026-03-01"), UsageHouse.Day("2026-05-01")), key, SpendBasis.Computed), UsageHouse.Ct);
}
