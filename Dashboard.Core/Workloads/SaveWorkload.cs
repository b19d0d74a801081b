using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Workloads;

/// <summary>Makes a workload or changes it, with its rules.</summary>
public sealed class SaveWorkload(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>Without a key a new workload is made and named after its name.</summary>
    public async Task<SaveOutcome> RunAsync(WorkloadDraft draft, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (draft.Key.Length == 0)
            draft = draft with { Key = await FreeKeyAsync(store, WorkloadKey.FromName(draft.Name).Value, ct) };

        var problems = draft.Problems().ToList();
        var name = draft.Name.Trim();
        var names = await store.Workloads().AsNoTracking().Where(w => w.Key != draft.Key).Select(w => w.Name).ToListAsync(ct);
        if (names.Contains(name, StringComparer.OrdinalIgnoreCase))
            problems.Add(new("name", $"There is already a workload named \"{name}\"."));

        if (problems.Count > 0)
            return new SaveOutcome.Refused(problems);

        var change = await WorkloadWriting.WriteAsync(store, draft, ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved(draft.Key, change);
    }

    private static async Task<string> FreeKeyAsync(DashboardStore store, string wanted, CancellationToken ct)
    {
        var taken = await store.Workloads().AsNoTracking().Select(w => w.Key).ToListAsync(ct);
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : $"-{number}";
            var key = wanted[..Math.Min(wanted.Length, WorkloadKey.MaxLength - suffix.Length)].TrimEnd('-') + suffix;
            if (!taken.Contains(key, StringComparer.Ordinal))
                return key;
        }
    }
}
