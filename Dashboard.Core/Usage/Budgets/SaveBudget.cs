using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>Makes a budget, changes it or removes it.</summary>
public sealed class SaveBudget(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>Without a key a new budget is made and named after its name.</summary>
    public async Task<SaveOutcome> RunAsync(BudgetDraft draft, string who, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var others = await store.Budgets().AsNoTracking().Where(b => b.Key != draft.Key).Select(b => new { b.Key, b.Name }).ToListAsync(ct);
        if (draft.Key.Length == 0)
            draft = draft with { Key = FreeKey(WorkloadKey.FromName(draft.Name).Value, [.. others.Select(o => o.Key), BudgetDraft.ReservedKey]) };

        var problems = draft.Problems().ToList();
        var name = draft.Name.Trim();
        if (others.Exists(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            problems.Add(new("name", $"There is already a budget named \"{name}\"."));

        if (draft.Scope == BudgetScope.Workload && draft.Of is { } key && !await store.Workloads().AnyAsync(w => w.Key == key.Trim(), ct))
            problems.Add(new("of", $"There is no workload with the key \"{key}\"."));

        if (problems.Count > 0)
            return new SaveOutcome.Refused(problems);

        var change = await BudgetWriting.WriteAsync(store, draft, who, time.GetUtcNow().UtcDateTime, ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved(draft.Key, change);
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> RemoveAsync(string key, string who, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.Budgets().SingleOrDefaultAsync(b => b.Key == key, ct) is not { } budget)
            return false;

        BudgetWriting.Remove(store, budget, who, time.GetUtcNow().UtcDateTime);
        await store.SaveChangesAsync(ct);
        return true;
    }

    private static string FreeKey(string wanted, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : $"-{number}";
            var key = wanted[..Math.Min(wanted.Length, WorkloadKey.MaxLength - suffix.Length)].TrimEnd('-') + suffix;
            if (!taken.Contains(key))
                return key;
        }
    }
}
