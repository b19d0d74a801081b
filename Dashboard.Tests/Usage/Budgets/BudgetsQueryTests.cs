using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Usage.Ledger;

namespace Dashboard.Tests.Usage.Budgets;

/// <summary>How budgets stand: the same figures as Spend, in the budget's own period, scope and currency.</summary>
public sealed class BudgetsQueryTests : IDisposable
{
    private readonly BudgetHouse _house = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Each_scope_counts_its_own_spend_and_agrees_with_Spend()
    {
        await _house.Get<SaveWorkload>().RunAsync(new WorkloadDraft("shop", "Shop", Owner: "Team Web", Rules: [new(RuleKind.Tag, "shop")]), Ct);
        await _house.Get<SaveWorkload>().RunAsync(new WorkloadDraft("search", "Search", Owner: "team web", Rules: [new(RuleKind.Tag, "search")]), Ct);
        await _house.SpendAsync(("2026-10-31", 900m), ("2026-11-02", 10m), ("2026-11-23", 5m));
        await _house.SpendAsync("claude-haiku-4-5", "anthropic", "search", ("2026-11-03", 20m));
        await _house.SpendAsync("deepseek-chat", "deepseek", "lab", ("2026-11-04", 40m));
        await _house.SpendAsync("house-model", "vllm", "lab", ("2026-11-05", null));
        // The provider's own account says something else: the best cost counts, here as in Spend.
        await Charges.WriteAsync(_house.House, "openai-costs", ("2026-11-02", 1, 3m, "USD", null));
        await _house.SaveAsync(new BudgetDraft("", "All", 100));
        await _house.SaveAsync(new BudgetDraft("", "Anthropic", 100, BudgetScope.Provider, "Anthropic"));
        await _house.SaveAsync(new BudgetDraft("", "Shop", 100, BudgetScope.Workload, "shop"));
        await _house.SaveAsync(new BudgetDraft("", "Web", 100, BudgetScope.Owner, "TEAM WEB"));

        var list = await _house.Get<BudgetsQuery>().ListAsync(Ct);

        var november = new Period(UsageHouse.Day("2026-11-01"), UsageHouse.Day("2026-12-01"));
        async Task<decimal?> SpendAsync(params SpendFilter[] only) => (await _house.Get<SpendQuery>().AskAsync(new SpendQuestion(november, []) { Only = only }, Ct)).Totals.CostUsd;
        decimal? Of(string key) => list.Budgets.Single(b => b.Budget.Key == key).Spent;
        Assert.Equal((await SpendAsync(), await SpendAsync(new SpendFilter(SpendKey.Provider, "anthropic")), await SpendAsync(new SpendFilter(SpendKey.Workload, "shop"))), (Of("all"), Of("anthropic"), Of("shop")));
        Assert.Equal(Of("shop") + 20m, Of("web"));
        Assert.Equal(20m, Of("anthropic"));
        // One budget alone reads the small roll-up, all of them the fine one: both say the same.
        Assert.Equal(Of("all"), (await _house.StandingAsync()).Spent);
        Assert.Equal((1L, 1L), (list.Budgets.Single(b => b.Budget.Key == "all").Sum.UnpricedEntries, list.Budgets.Single(b => b.Budget.Key == "all").Sum.UnpricedRequests));
        Assert.Equal(("Shop", "TEAM WEB"), (list.Budgets.Single(b => b.Budget.Key == "shop").Subject, list.Budgets.Single(b => b.Budget.Key == "web").Subject));
    }

    [Fact]
    public async Task Usage_without_a_price_is_a_risk_beside_the_sum_and_never_zero()
    {
        await _house.SpendAsync("house-model", "vllm", "shop", ("2026-11-03", null), ("2026-11-04", null));
        await _house.SaveAsync(new BudgetDraft("", "All", 100));

        var nothingPriced = await _house.StandingAsync();
        await _house.SpendAsync(("2026-11-05", 30m));
        var some = await _house.StandingAsync();

        Assert.Equal((null, BudgetState.Unknown, 2L), (nothingPriced.Spent, nothingPriced.State, nothingPriced.Sum.UnpricedRequests));
        Assert.Equal((30m, BudgetState.Within, 2L), (some.Spent, some.State, some.Sum.UnpricedRequests));
    }

    [Fact]
    public async Task The_state_follows_spend_thresholds_and_projection()
    {
        await _house.SpendDailyAsync("2026-09-01", "2026-11-22", 10m);
        async Task<BudgetState> WithAsync(decimal limit) => (await _house.Get<BudgetsQuery>().PreviewAsync(new BudgetDraft("all", "All", limit), Ct)).State;

        // 220 spent on 22 days, about 300 to be expected.
        Assert.Equal(BudgetState.Over, await WithAsync(220));
        Assert.Equal(BudgetState.ProjectedOver, await WithAsync(270));
        Assert.Equal(BudgetState.Within, await WithAsync(400));
        await _house.SaveAsync(new BudgetDraft("", "All", 400, AlertAt: [50]));
        var near = await _house.StandingAsync();
        Assert.Equal(BudgetState.Near, near.State);
        Assert.InRange(near.Projected!.Value, 285m, 315m);
        Assert.Equal((8, 180m), (near.DaysLeft, near.Left));
    }

    [Fact]
    public async Task The_days_of_the_reporting_zone_decide_which_period_a_request_belongs_to()
    {
        // Noon in UTC is 01:00 of the next day in Auckland: the last noon of October belongs to November there.
        await _house.SpendAsync(("2026-10-31", 7m), ("2026-11-23", 5m));
        await _house.SaveAsync(new BudgetDraft("", "All", 100));
        await _house.Get<ChangeReportingZone>().RunAsync("Pacific/Auckland", Ct);

        var standing = await _house.StandingAsync();

        Assert.Equal((12m, UsageHouse.Day("2026-11-23")), (standing.Spent, standing.Today));
        _house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(UsageHouse.Day("2026-11-24"), (await _house.StandingAsync()).Today);
    }

    [Fact]
    public async Task Another_currency_counts_each_day_by_its_own_rate_and_is_unknown_without_one()
    {
        await _house.SpendAsync(("2026-11-03", 10m), ("2026-11-10", 10m));
        await _house.SaveAsync(new BudgetDraft("", "All", 100, Currency: "eur"));

        var without = await _house.StandingAsync();
        await _house.Get<SaveRates>().AddAsync(RateFile.Read(new StringReader("date,currency,rate\n2026-11-03,EUR,0.8\n2026-11-10,EUR,0.9\n")).Rates, "test", Ct);
        var with = await _house.StandingAsync();

        Assert.Equal((null, UsageHouse.Day("2026-11-03"), BudgetState.Unknown), (without.Spent, without.Sum.NoRate, without.State));
        Assert.Equal((17m, null, "EUR"), (with.Spent, with.Sum.NoRate, with.Budget.Currency));
    }

    [Fact]
    public async Task The_days_of_a_period_add_up_to_what_was_spent_and_go_on_to_what_is_projected()
    {
        await _house.SpendDailyAsync("2026-09-01", "2026-11-23", 10m);
        await _house.SaveAsync(new BudgetDraft("", "All", 250));

        var view = (await _house.Get<BudgetsQuery>().OneAsync("all", Ct))!;

        Assert.Equal(30, view.Days.Count);
        Assert.Equal(view.Standing.Spent, view.Days.Last(d => d.Spent is not null).Spent);
        Assert.Equal(UsageHouse.Day("2026-11-23"), view.Days.Last(d => d.Spent is not null).Day);
        Assert.Equal(view.Standing.Projected, view.Days[^1].Expected);
        Assert.True(view.Days[^1].Low <= view.Days[^1].Expected && view.Days[^1].Expected <= view.Days[^1].High);
    }

    [Fact]
    public async Task The_projection_of_a_month_is_the_forecast_of_that_month()
    {
        await _house.SpendDailyAsync("2026-08-01", "2026-11-22", 10m);
        await _house.SpendAsync("claude-haiku-4-5", "anthropic", "x", [.. Enumerable.Range(0, 60).Select(i => (UsageHouse.Day("2026-09-20").AddDays(i).ToString("O", CultureInfo.InvariantCulture), (decimal?)(5 + (i % 7))))]);
        await _house.SaveAsync(new BudgetDraft("", "All", 1000));
        await _house.SaveAsync(new BudgetDraft("", "Anthropic", 1000, BudgetScope.Provider, "anthropic"));

        foreach (var (key, only) in new[] { ("all", Array.Empty<SpendFilter>()), ("anthropic", [new SpendFilter(SpendKey.Provider, "anthropic")]) })
        {
            var forecast = (await _house.Get<ForecastQuery>().MonthAsync(only, SpendBasis.Best, Ct)).Line;
            var standing = await _house.StandingAsync(key);

            Assert.NotNull(forecast.Expected);
            Assert.Equal((forecast.Expected, forecast.Low, forecast.High, forecast.Spent), (standing.Projected, standing.ProjectedLow, standing.ProjectedHigh, standing.Spent!.Value));
        }
    }

    [Fact]
    public async Task Past_periods_are_measured_by_the_limit_of_their_time()
    {
        await _house.SpendAsync(("2026-09-10", 50m), ("2026-10-10", 60m), ("2026-11-10", 70m));
        await _house.SaveAsync(new BudgetDraft("", "All", 100));
        _house.Clock.SetUtcNow(new(2026, 12, 5, 9, 0, 0, TimeSpan.Zero));
        await _house.SaveAsync(new BudgetDraft("all", "All", 140));

        var past = await _house.Get<BudgetsQuery>().PastAsync("all", Ct);

        Assert.Equal([("2026-11-01", 70m, 100m), ("2026-10-01", 60m, 100m), ("2026-09-01", 50m, 100m)], past.Select(p => ($"{p.From:O}", p.Sum.Amount!.Value, p.Limit!.Value)));
        Assert.Equal(0.7m, past[0].Share);
    }

    [Fact]
    public async Task The_home_page_hears_of_the_worst_first()
    {
        Assert.Null(await _house.Get<BudgetsQuery>().AheadAsync(2, Ct));
        await _house.SpendDailyAsync("2026-09-01", "2026-11-22", 10m);
        await _house.SaveAsync(new BudgetDraft("", "Roomy", 4000));
        await _house.SaveAsync(new BudgetDraft("", "Blown", 100, BudgetScope.Provider, "openai"));
        await _house.SaveAsync(new BudgetDraft("", "Soon", 270, BudgetScope.Provider, "openai"));

        var ahead = (await _house.Get<BudgetsQuery>().AheadAsync(2, Ct))!;

        Assert.Equal((3, 1, 1, "Roomy"), (ahead.Budgets, ahead.Over, ahead.ProjectedOver, ahead.Overall!.Budget.Name));
        Assert.Equal(["Blown", "Soon"], ahead.Worst.Select(w => w.Budget.Name));
    }
}
