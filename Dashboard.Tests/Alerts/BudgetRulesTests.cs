using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Tests.Usage.Budgets;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Alerts;

/// <summary>Each threshold of a budget rings once in a period, whatever happens to the figures.</summary>
public sealed class BudgetRulesTests : IDisposable
{
    // Only the rules of budgets: the others need rooms that these tests do not furnish.
    private readonly BudgetHouse _house = new(services => services
        .AddSingleton<AlertBell>().AddScoped<BudgetsOfRound>().AddScoped<IAlertRule, BudgetThresholdRule>().AddScoped<IAlertRule, BudgetProjectionRule>()
        .AddScoped<AlertRound>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_threshold_rings_once_however_often_it_is_looked_at_and_whatever_is_restated()
    {
        await _house.SaveAsync(new BudgetDraft("", "All", 100, AlertAt: [50, 80, 100], AlertOnProjection: false));
        await _house.SpendAsync(("2026-11-02", 60m));

        Assert.Equal(["all/2026-11-01/50"], await RoundAsync());
        Assert.Equal(["all/2026-11-01/50"], await RoundAsync());
        await _house.RestateAsync("2026-11-02", 30m);
        Assert.Equal(["all/2026-11-01/50"], await RoundAsync());
        await _house.RestateAsync("2026-11-02", 61m);
        Assert.Equal(["all/2026-11-01/50"], await RoundAsync());

        Assert.Equal(1, await EverAsync());
        await using var store = _house.House.Store.CreateDbContext();
        var alert = await store.Alerts().SingleAsync(Ct);
        Assert.Equal((Level.Medium, "All reached 50 % of $100.00 a month.", "/budgets/all"), (alert.Level, alert.Title, alert.Path));
        Assert.StartsWith("Spent $61.00 (61 %) of $100.00 for all spend from 1 Nov 2026 to 30 Nov 2026, 8 days left with today.", alert.Detail);
    }

    [Fact]
    public async Task Higher_thresholds_take_the_place_of_lower_ones_and_several_at_once_ring_once()
    {
        await _house.SaveAsync(new BudgetDraft("", "All", 100, AlertAt: [50, 80, 100], AlertOnProjection: false));
        await _house.SpendAsync(("2026-11-02", 60m));
        await RoundAsync();
        await _house.SpendAsync(("2026-11-03", 60m));

        Assert.Equal(["all/2026-11-01/100"], await RoundAsync());
        Assert.Equal(2, await EverAsync());
        // Restated below both: what was told stays told, and nothing lower rings again.
        await _house.RestateAsync("2026-11-02", 1m);
        await _house.RestateAsync("2026-11-03", 1m);
        Assert.Equal(["all/2026-11-01/100"], await RoundAsync());
        Assert.Equal(2, await EverAsync());
    }

    [Fact]
    public async Task The_next_period_rings_again_and_the_last_one_is_resolved()
    {
        await _house.SaveAsync(new BudgetDraft("", "All", 100, AlertAt: [50], AlertOnProjection: false));
        await _house.SpendAsync(("2026-11-02", 60m));
        await RoundAsync();

        _house.Clock.SetUtcNow(new(2026, 12, 10, 9, 0, 0, TimeSpan.Zero));
        Assert.Empty(await RoundAsync());
        await _house.SpendAsync(("2026-12-05", 70m));

        Assert.Equal(["all/2026-12-01/50"], await RoundAsync());
        Assert.Equal(2, await EverAsync());
    }

    [Fact]
    public async Task What_comes_late_for_a_period_that_has_just_ended_still_rings()
    {
        await _house.SaveAsync(new BudgetDraft("", "All", 100, AlertAt: [50], AlertOnProjection: false));
        await _house.SpendAsync(("2026-11-02", 10m));
        _house.Clock.SetUtcNow(new(2026, 12, 2, 9, 0, 0, TimeSpan.Zero));
        await _house.SpendAsync(("2026-11-30", 60m));

        Assert.Equal(["all/2026-11-01/50"], await RoundAsync());
        // A budget made today says nothing about a month that ended before.
        await _house.SaveAsync(new BudgetDraft("", "New", 20, AlertAt: [50], AlertOnProjection: false));
        Assert.Equal(["all/2026-11-01/50"], await RoundAsync());
    }

    [Fact]
    public async Task Another_limit_is_another_budget_and_its_thresholds_ring_anew()
    {
        await _house.SaveAsync(new BudgetDraft("", "All", 100, AlertAt: [50], AlertOnProjection: false));
        await _house.SpendAsync(("2026-11-02", 60m));
        await RoundAsync();
        await _house.SaveAsync(new BudgetDraft("all", "All", 200, AlertAt: [50], AlertOnProjection: false));
        Assert.Empty(await RoundAsync());
        await _house.SpendAsync(("2026-11-03", 60m));

        Assert.Equal(["all/2026-11-01/50"], await RoundAsync());
        Assert.Equal(2, await EverAsync());
        // Another name or another threshold is the same budget.
        await _house.SaveAsync(new BudgetDraft("all", "Everything", 200, AlertAt: [50, 90], AlertOnProjection: false));
        await RoundAsync();
        Assert.Equal(2, await EverAsync());
    }

    [Fact]
    public async Task A_projected_overrun_rings_once_and_is_silent_when_it_has_happened()
    {
        await _house.SpendDailyAsync("2026-09-01", "2026-11-22", 10m);
        await _house.SaveAsync(new BudgetDraft("", "All", 270, AlertAt: [100]));

        Assert.Equal(["all/2026-11-01"], await RoundAsync());
        await using (var store = _house.House.Store.CreateDbContext())
            Assert.StartsWith("All is heading for $30", (await store.Alerts().SingleAsync(Ct)).Title, StringComparison.Ordinal);
        await _house.RestateAsync("2026-11-22", 0m);
        await _house.RestateAsync("2026-11-21", 0m);
        await RoundAsync();
        await _house.RestateAsync("2026-11-22", 10m);
        await _house.RestateAsync("2026-11-21", 10m);
        Assert.Equal(["all/2026-11-01"], await RoundAsync());
        Assert.Equal(1, await EverAsync());

        await _house.SpendAsync(("2026-11-23", 60m));
        Assert.Equal(["all/2026-11-01/100"], await RoundAsync());
    }

    [Fact]
    public async Task Usage_without_a_price_rings_nothing_and_is_told_with_what_does()
    {
        await _house.SaveAsync(new BudgetDraft("", "All", 100, AlertAt: [50]));
        await _house.SpendAsync("house-model", "vllm", "x", ("2026-11-03", null), ("2026-11-04", null));
        Assert.Empty(await RoundAsync());
        await _house.SpendAsync(("2026-11-05", 55m));

        await RoundAsync();

        await using var store = _house.House.Store.CreateDbContext();
        Assert.EndsWith("On top of it 2 requests have no price.", (await store.Alerts().SingleAsync(Ct)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rounds_at_the_same_time_note_a_crossing_once()
    {
        await _house.SaveAsync(new BudgetDraft("", "All", 100, AlertAt: [50, 60, 70]));
        await _house.SpendAsync(("2026-11-02", 75m));

        var looks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _house.Get<BudgetWatch>().LookAsync(Ct), Ct)));

        Assert.All(looks, crossed => Assert.Equal([50, 60, 70], crossed.Select(c => c.Percent)));
        await using var store = _house.House.Store.CreateDbContext();
        Assert.Equal(3, await store.BudgetCrossings().CountAsync(Ct));
    }

    // Each round in a scope of its own, as after a restart.
    private async Task<string[]> RoundAsync()
    {
        await using var scope = _house.House.Store.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertRound>().RunAsync(Ct);
        await using var store = _house.House.Store.CreateDbContext();
        return await store.Alerts().Where(a => a.ResolvedAt == null).Select(a => a.Subject).Order().ToArrayAsync(Ct);
    }

    private async Task<int> EverAsync()
    {
        await using var store = _house.House.Store.CreateDbContext();
        return await store.Alerts().CountAsync(Ct);
    }
}
