using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Reconciliation;

namespace Dashboard.Tests.Usage.Reconciliation;

/// <summary>An account in another currency takes part by the rates of its days, or is told as it is written.</summary>
public sealed class ForeignChargesTests : IDisposable
{
    private const string Bill = """
        BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,EffectiveCost,ProviderName,ServiceCategory,ServiceName,SkuMeter
        10.00,EA-1,EUR,Usage,input tokens,2026-03-03T00:00:00Z,2026-03-02T00:00:00Z,1000,1K tokens,10.00,Microsoft,AI and Machine Learning,Azure OpenAI Service,gpt-4o-inp-glbl
        20.00,EA-1,EUR,Usage,input tokens,2026-03-21T00:00:00Z,2026-03-20T00:00:00Z,1000,1K tokens,20.00,Microsoft,AI and Machine Learning,Azure OpenAI Service,gpt-4o-inp-glbl
        """;

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Without_a_rate_the_sum_is_told_in_its_own_currency_and_nothing_is_compared()
    {
        var account = await ReconcileAsync();

        Assert.Equal((ReportedBy.Nobody, (decimal?)null, (decimal?)null), (account.By, account.ReportedUsd, account.DifferenceUsd));
        Assert.Equal(new ForeignCharges("EUR", 30), Assert.Single(account.OtherCurrencies));
        Assert.Empty(account.Converted);
    }

    [Fact]
    public async Task With_rates_each_line_is_compared_by_the_rate_of_its_day()
    {
        var rates = RateFile.Read(new StringReader("date,currency,rate\n2026-03-02,EUR,0.8\n2026-03-20,EUR,0.5\n"));
        Assert.Equal(2, await _house.Get<SaveRates>().AddAsync(rates.Rates, "test", UsageHouse.Ct));

        var account = await ReconcileAsync();

        // 10 / 0.8 + 20 / 0.5
        Assert.Equal((ReportedBy.Account, 52.5m), (account.By, account.ReportedUsd));
        Assert.Equal(account.DifferenceUsd, account.Parts.Sum(p => p.Usd));
        Assert.Equal("EUR", Assert.Single(account.Converted));
        Assert.Empty(account.OtherCurrencies);
    }

    [Fact]
    public async Task A_line_whose_day_has_no_rate_stays_out_and_is_told()
    {
        var rates = RateFile.Read(new StringReader("date,currency,rate\n2026-03-20,EUR,0.5\n"));
        await _house.Get<SaveRates>().AddAsync(rates.Rates, "test", UsageHouse.Ct);

        var account = await ReconcileAsync();

        Assert.Equal((40m, "EUR"), (account.ReportedUsd, Assert.Single(account.Converted)));
        Assert.Equal(new ForeignCharges("EUR", 10), Assert.Single(account.OtherCurrencies));
    }

    private async Task<Reconciled> ReconcileAsync()
    {
        await _house.ImportTextAsync("bill.csv", Bill);
        return Assert.Single(await _house.Get<ReconciliationQuery>().OfMonthAsync(UsageHouse.Day("2026-03-01"), UsageHouse.Ct));
    }
}
