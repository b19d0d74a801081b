using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Workloads;

/// <summary>Reads workloads and their rules.</summary>
public sealed class WorkloadsQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>All of them by name, archived ones last.</summary>
    public async Task<IReadOnlyList<WorkloadDraft>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await ListAsync(store, ct);
    }

    /// <summary>The same through a store that is already open, so that a transaction sees its own writes.</summary>
    public static async Task<IReadOnlyList<WorkloadDraft>> ListAsync(DashboardStore store, CancellationToken ct)
    {
        var workloads = await store.Workloads().AsNoTracking().Include(w => w.Rules).AsSplitQuery().ToListAsync(ct);
        return
        [
            .. workloads
                .OrderBy(w => w.Archived).ThenBy(w => w.Name, StringComparer.OrdinalIgnoreCase).ThenBy(w => w.Key, StringComparer.Ordinal)
                .Select(WorkloadWriting.Draft),
        ];
    }

    /// <summary>The compiled rules of every workload.</summary>
    public async Task<Attribution> AttributionAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await AttributionAsync(store, ct);
    }

    /// <summary>The same through a store that is already open.</summary>
    public static async Task<Attribution> AttributionAsync(DashboardStore store, CancellationToken ct) => new(await RulesAsync(store, ct));

    /// <summary>The rules of every workload, in no order.</summary>
    public static async Task<IReadOnlyList<RuleLine>> RulesAsync(DashboardStore store, CancellationToken ct)
    {
        // An archived workload keeps what it has been given: its rules go on matching its old usage.
        var rules = await store.AttributionRules().AsNoTracking()
            .Select(r => new { r.WorkloadKey, r.Kind, r.Pattern, r.Order })
            .ToListAsync(ct);
        return [.. rules.Select(r => new RuleLine(new WorkloadKey(r.WorkloadKey), r.Kind, r.Pattern, r.Order))];
    }
}
