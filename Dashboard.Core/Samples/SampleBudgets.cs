using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Budgets;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Samples;

/// <summary>Three budgets: one for everything, one of a team, and one that is nearly used up whatever day of the month it is.</summary>
public sealed class SampleBudgets(IDbContextFactory<DashboardStore> stores, SaveBudget save, SpendQuery spend, ReportingDayQuery days, SampleMarksQuery marks) : ISamplePart
{
    private const string Near = "sample-coding-agents";

    private static IReadOnlyList<BudgetDraft> All { get; } =
    [
        new("sample-all", "All AI spend", 12_800m),
        new("sample-customer-care", "Customer care", 9_500m, BudgetScope.Owner, "Customer care", BudgetCycle.Quarter),
        new(Near, "Coding agents", 2_000m, BudgetScope.Workload, Near, AlertAt: [80, 90, 100]),
    ];

    public string Title => "Budgets";

    public async Task<string?> ObstacleAsync(CancellationToken ct)
    {
        var keys = All.Select(b => b.Key).ToList();
        await using var store = await stores.CreateDbContextAsync(ct);
        var ours = await SampleMarksQuery.KeysAsync(store, MarkKinds.Budget, ct);
        var there = await store.Budgets().Where(b => keys.Contains(b.Key)).Select(b => b.Key).ToListAsync(ct);
        return there.FirstOrDefault(key => !ours.Contains(key)) is { } taken ? $"There is a budget with the key \"{taken}\" that the sample did not make." : null;
    }

    public async Task LoadAsync(SampleMoment moment, Action<long> told, CancellationToken ct)
    {
        await marks.MarkAsync(MarkKinds.Budget, All.Select(b => b.Key), ct);
        foreach (var budget in All)
        {
            var draft = budget.Key == Near ? budget with { Limit = await LimitAsync(ct) } : budget;
            // Somebody has a budget of this name: theirs keeps it.
            if (await save.RunAsync(draft, "sample", ct) is SaveOutcome.Refused
                && await save.RunAsync(draft with { Name = $"{draft.Name} (sample)" }, "sample", ct) is SaveOutcome.Refused refused)
                throw new InvalidOperationException(string.Join(' ', refused.Problems.Select(p => p.Message)));
        }
    }

    public async Task RemoveAsync(Action<long> told, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var keys = await SampleMarksQuery.KeysAsync(store, MarkKinds.Budget, ct);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        await store.BudgetCrossings().Where(c => keys.Contains(c.BudgetKey)).ExecuteDeleteAsync(ct);
        await store.BudgetChanges().Where(c => keys.Contains(c.BudgetKey)).ExecuteDeleteAsync(ct);
        await store.Budgets().Where(b => keys.Contains(b.Key)).ExecuteDeleteAsync(ct);
        await store.SampleMarks().Where(m => m.Kind == MarkKinds.Budget).ExecuteDeleteAsync(ct);
        await whole.CommitAsync(ct);
    }

    // Nine tenths of it are spent, on the first of a month as on its last day.
    private async Task<decimal> LimitAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var month = new Period(new DateOnly(today.Year, today.Month, 1), today.AddDays(1));
        var spent = (await spend.AskAsync(new SpendQuestion(month, []) { Only = [new SpendFilter(SpendKey.Workload, Near)] }, ct)).Totals.CostUsd ?? 0;
        return Math.Max(50, Math.Ceiling(spent / 0.93m / 10) * 10);
    }
}
