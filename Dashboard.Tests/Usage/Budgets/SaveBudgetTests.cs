using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Budgets;

/// <summary>Making, changing and removing budgets, and who did.</summary>
public sealed class SaveBudgetTests : IDisposable
{
    private readonly BudgetHouse _house = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    public static TheoryData<BudgetDraft, string> Wrong => new()
    {
        { new("", " ", 10), "name" },
        { new("", "A", 0), "limit" },
        { new("", "A", -3), "limit" },
        { new("", "A", 5_000_000_000m), "limit" },
        { new("", "A", 10, Currency: "euro"), "currency" },
        { new("", "A", 10, BudgetScope.Provider), "of" },
        { new("", "A", 10, BudgetScope.All, "openai"), "of" },
        { new("", "A", 10, BudgetScope.Workload, "nobody"), "of" },
        { new("", "A", 10, Cycle: BudgetCycle.Week, ResetOn: 8), "resetOn" },
        { new("", "A", 10, Cycle: BudgetCycle.Quarter, ResetOn: 4), "resetOn" },
        { new("", "A", 10, ResetOn: 0), "resetOn" },
        { new("", "A", 10, AlertAt: [0]), "alertAt" },
        { new("", "A", 10, AlertAt: [1001]), "alertAt" },
        { new("Not A Key", "A", 10), "key" },
        { new("new", "A", 10), "key" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_by_its_field(BudgetDraft draft, string field)
    {
        var refused = Assert.IsType<SaveOutcome.Refused>(await _house.Get<SaveBudget>().RunAsync(draft, "ana", Ct));

        Assert.Equal([field], refused.Problems.Select(p => p.Path).Distinct());
    }

    [Fact]
    public async Task Every_change_is_kept_with_who_and_how_also_when_the_budget_is_gone()
    {
        var key = await _house.SaveAsync(new BudgetDraft("", "Équipe shop", 1000, AlertAt: [100, 80, 80]));
        var same = await _house.Get<SaveBudget>().RunAsync(new BudgetDraft(key, " Équipe shop ", 1000.0m, AlertAt: [80, 100]), "bo", Ct);
        await _house.Get<SaveBudget>().RunAsync(new BudgetDraft(key, "Équipe shop", 1200.5m, Cycle: BudgetCycle.Week, ResetOn: 5), "bo", Ct);
        Assert.True(await _house.Get<SaveBudget>().RemoveAsync(key, "cy", Ct));
        Assert.False(await _house.Get<SaveBudget>().RemoveAsync(key, "cy", Ct));

        Assert.Equal("equipe-shop", key);
        Assert.Equal(Change.Unchanged, Assert.IsType<SaveOutcome.Saved>(same).Change);
        Assert.Equal(
            [
                ("cy", Change.Removed, "$1,200.50 a week"),
                ("bo", Change.Changed, "Limit: $1,000.00 → $1,200.50; Period: each calendar month → each week from Friday"),
                ("ana", Change.Created, "$1,000.00 a month for all spend, each calendar month, alerts at 80 %, 100 % and on a projected overrun"),
            ],
            (await _house.Get<BudgetsQuery>().ChangesAsync(Ct)).Select(c => (c.By, c.Change, c.Detail)));
    }

    [Fact]
    public async Task A_budget_named_New_does_not_hide_behind_the_form()
    {
        Assert.Equal("new-2", await _house.SaveAsync(new BudgetDraft("", "New", 10)));
    }

    [Fact]
    public async Task Two_budgets_never_share_a_name()
    {
        await _house.SaveAsync(new BudgetDraft("", "All", 10));

        var refused = Assert.IsType<SaveOutcome.Refused>(await _house.Get<SaveBudget>().RunAsync(new BudgetDraft("", "ALL", 20), "ana", Ct));

        Assert.Equal("There is already a budget named \"ALL\".", Assert.Single(refused.Problems).Message);
        await using var store = _house.House.Store.CreateDbContext();
        Assert.Equal(1, await store.Budgets().CountAsync(Ct));
    }
}
