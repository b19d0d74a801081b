using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>Everything that a round of judging budgets needs, of one moment and read once for all of them.</summary>
internal sealed class BudgetFacts(
    IReadOnlyList<BudgetUse> uses, RateTable rates, ILookup<string, (string Key, string Name)> byOwner, IReadOnlyDictionary<string, string> names, DateOnly today)
{
    private readonly DateOnly? _dataUntil = uses.Count == 0 ? null : uses.Max(u => u.Day);

    /// <summary>Where days are reckoned.</summary>
    public DateOnly Today => today;

    public static async Task<BudgetFacts> ReadAsync(
        DashboardStore store, RollUpMemory memory, IReadOnlyCollection<BudgetDraft> budgets, Period period, ReportingDay reporting, CancellationToken ct)
    {
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var byWorkload = budgets.Any(b => b.Scope is BudgetScope.Workload or BudgetScope.Owner);
        var workloads = byWorkload
            ? await store.Workloads().AsNoTracking().Select(w => new { w.Key, w.Name, w.Owner }).ToListAsync(ct)
            : [];
        return new BudgetFacts(
            await BudgetUse.ReadAsync(store, memory, period, generation, reporting, byWorkload, ct),
            budgets.All(b => b.Currency == CurrencyCode.Usd) ? new RateTable([]) : await RatesQuery.TableAsync(store, period, ct),
            workloads.Where(w => w.Owner is not null).ToLookup(w => w.Owner!, w => (w.Key, w.Name), StringComparer.OrdinalIgnoreCase),
            workloads.ToDictionary(w => w.Key, w => w.Name, StringComparer.Ordinal),
            reporting.Today);
    }

    public (BudgetStanding Standing, IReadOnlyList<BudgetDay> Days) Judge(BudgetDraft budget, Period period)
    {
        var (standing, days) = JudgeBudget.Of(budget, Subject(budget), period, today, Amounts(budget), _dataUntil);
        return (standing with { Workloads = Workloads(budget) }, days);
    }

    public BudgetSum Sum(BudgetDraft budget, Period period) => Amounts(budget).Sum(period);

    private BudgetAmounts Amounts(BudgetDraft budget)
    {
        var owned = Workloads(budget).ToHashSet(StringComparer.Ordinal);
        return new BudgetAmounts(
            uses.Where(u => budget.Scope switch
            {
                BudgetScope.Provider => u.Contract == budget.Of,
                BudgetScope.Workload or BudgetScope.Owner => u.Workload is { } workload && owned.Contains(workload),
                _ => true,
            }),
            rates, budget.Currency);
    }

    private List<string> Workloads(BudgetDraft budget) => budget.Scope switch
    {
        BudgetScope.Workload => [budget.Of!],
        BudgetScope.Owner => [.. byOwner[budget.Of!].Select(w => w.Key)],
        _ => [],
    };

    private string? Subject(BudgetDraft budget) => budget.Scope switch
    {
        BudgetScope.Workload => names.GetValueOrDefault(budget.Of!),
        BudgetScope.Owner => byOwner.Contains(budget.Of!) ? budget.Of : null,
        BudgetScope.Provider => budget.Of,
        _ => "All spend",
    };
}
