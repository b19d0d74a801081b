using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>For whom a budget can be: what the ledger and the workloads name.</summary>
public sealed class BudgetScopesQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<BudgetScopes> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var contracts = await store.Set<Ledger.Series>().Where(s => s.Contract != null).Select(s => s.Contract!).Distinct().ToListAsync(ct);
        var workloads = await store.Workloads().AsNoTracking().Where(w => !w.Archived).Select(w => new { w.Key, w.Name, w.Owner }).ToListAsync(ct);
        return new BudgetScopes(
            [.. contracts.Order(StringComparer.Ordinal)],
            [.. workloads.OrderBy(w => w.Name, StringComparer.OrdinalIgnoreCase).Select(w => new BudgetSubject(w.Key, w.Name))],
            [.. workloads.Select(w => w.Owner).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)]);
    }
}

/// <summary>Names to choose from.</summary>
public sealed record BudgetScopes(IReadOnlyList<string> Providers, IReadOnlyList<BudgetSubject> Workloads, IReadOnlyList<string> Owners);

/// <summary>A workload by key and name.</summary>
public sealed record BudgetSubject(string Key, string Name);
