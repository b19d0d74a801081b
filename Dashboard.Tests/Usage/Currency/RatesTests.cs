using Dashboard.Core.Units;
using Dashboard.Core.Usage.Currency;

namespace Dashboard.Tests.Usage.Currency;

/// <summary>Rates of days, and what is not known without one.</summary>
public sealed class RatesTests : IDisposable
{
    private const string Bank = "Date,USD,JPY,CHF,\n2026-11-20,1.25,175,N/A,\n2026-11-19,1.2,174,0.95,\n";

    private readonly UsageHouse _house = new();

    [Fact]
    public async Task An_amount_converts_by_the_rate_of_its_day_or_of_the_last_day_before_and_shows_which()
    {
        await AddAsync("date,currency,rate\n2026-11-13,EUR,0.80\n2026-11-20,EUR,0.90\n");

        var friday = await ConvertAsync("2026-11-20");
        var thursday = await ConvertAsync("2026-11-19");

        Assert.Equal((90m, 0.90m, "2026-11-20"), Told(friday));
        Assert.Equal((80m, 0.80m, "2026-11-13"), Told(thursday));
        Assert.Equal("test", friday!.Rate.Source);
        Assert.Equal((90m, 0.90m, "2026-11-20"), Told(await ConvertAsync("2026-11-27")));
        Assert.Null(await ConvertAsync("2026-11-28"));
        Assert.Null(await ConvertAsync("2026-11-12"));
    }

    [Fact]
    public async Task A_currency_without_a_rate_is_unknown_and_never_one_to_one()
    {
        await AddAsync("date,currency,rate\n2026-11-20,EUR,0.90\n");
        var rates = await TableAsync("2026-11-20");

        Assert.Null(rates.Convert(5, "GBP", "EUR", UsageHouse.Day("2026-11-20")));
        Assert.Null(rates.Convert(5, "USD", "GBP", UsageHouse.Day("2026-11-20")));
        Assert.Null(rates.Convert(null, "USD", "EUR", UsageHouse.Day("2026-11-20")));
        Assert.Equal(5m, rates.Convert(5, "GBP", "GBP", UsageHouse.Day("2026-11-20"))!.Amount);
    }

    [Fact]
    public async Task The_central_banks_file_converts_both_ways_and_across_through_the_euro_of_one_day()
    {
        await AddAsync(Bank);
        var rates = await TableAsync("2026-11-20");

        Assert.Equal(80m, rates.Convert(100, "USD", "EUR", UsageHouse.Day("2026-11-20"))!.Amount);
        Assert.Equal(125m, rates.Convert(100, "EUR", "USD", UsageHouse.Day("2026-11-20"))!.Amount);
        Assert.Equal(140m, rates.Convert(1, "USD", "JPY", UsageHouse.Day("2026-11-20"))!.Amount);
        // N/A on the 20th: the day before has both legs, and only both of that day.
        var francs = rates.Convert(120, "USD", "CHF", UsageHouse.Day("2026-11-20"))!;
        Assert.Equal((95m, UsageHouse.Day("2026-11-19")), (decimal.Round(francs.Amount, 20), francs.Rate.Day));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("day,currency,rate\n2026-11-20,EUR,1\n", "must name")]
    [InlineData("date,currency,rate\n", "no rates")]
    [InlineData("date,currency,rate\n2026-02-31,EUR,1\n", "no date")]
    [InlineData("date,currency,rate\n2026-11-20,Euro,1\n", "no currency")]
    [InlineData("date,currency,rate\n2026-11-20,EUR,0\n", "no rate")]
    [InlineData("date,currency,rate\n2026-11-20,EUR,-1\n", "no rate")]
    [InlineData("date,currency,rate\n2026-11-20,EUR,1e400\n", "no rate")]
    [InlineData("date,currency,rate\n2026-11-20,EUR,\"0,9\"\n", "no rate")]
    [InlineData("date,currency,rate\n2026-11-20,USD,1\n", "to itself")]
    public void A_file_that_cannot_be_read_says_why(string text, string part)
    {
        var contents = RateFile.Read(new StringReader(text));

        Assert.Contains(contents.Problems, p => p.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entering_the_same_rates_twice_changes_nothing_and_another_rate_replaces_the_days()
    {
        Assert.Equal(5, await AddAsync(Bank));
        Assert.Equal(0, await AddAsync(Bank));
        Assert.Equal(1, await AddAsync(Bank.Replace("1.25", "1.26", StringComparison.Ordinal)));

        var pair = Assert.Single(await _house.Get<RatesQuery>().PairsAsync(UsageHouse.Ct), p => p.Currency == "USD");
        Assert.Equal(("EUR", 1.26m, 2), (pair.Base, pair.Rate, pair.Days));
    }

    [Fact]
    public async Task The_display_currency_is_the_dollar_until_somebody_chooses()
    {
        Assert.Equal("USD", await _house.Get<RatesQuery>().DisplayAsync(UsageHouse.Ct));
        Assert.IsType<SaveOutcome.Refused>(await _house.Get<SaveRates>().ChooseAsync("euro", UsageHouse.Ct));
        await _house.Get<SaveRates>().ChooseAsync("eur", UsageHouse.Ct);
        Assert.Equal("EUR", await _house.Get<RatesQuery>().DisplayAsync(UsageHouse.Ct));
    }

    public void Dispose() => _house.Dispose();

    private Task<int> AddAsync(string text)
    {
        var contents = RateFile.Read(new StringReader(text));
        Assert.Empty(contents.Problems);
        return _house.Get<SaveRates>().AddAsync(contents.Rates, "test", UsageHouse.Ct);
    }

    private Task<RateTable> TableAsync(string day) =>
        _house.Get<RatesQuery>().TableAsync(new Period(UsageHouse.Day(day), UsageHouse.Day(day).AddDays(1)), UsageHouse.Ct);

    private Task<Converted?> ConvertAsync(string day) => _house.Get<RatesQuery>().ConvertAsync(100, "USD", "EUR", UsageHouse.Day(day), UsageHouse.Ct);

    private static (decimal, decimal, string) Told(Converted? converted) => (converted!.Amount, converted.Rate.Rate, $"{converted.Rate.Day:yyyy-MM-dd}");
}
