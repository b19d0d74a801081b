using Dashboard.Core.Routing.Import;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.Sources;

/// <summary>Watches a configuration, and stops it.</summary>
public sealed class SaveRouteSource(IDbContextFactory<DashboardStore> stores, RouterImport import, TimeProvider time)
{
    public async Task<SaveOutcome> RunAsync(RouteSourceDraft draft, string who, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var problems = draft.Problems(import).ToList();
        if (!await store.Workloads().AnyAsync(w => w.Key == draft.Workload, ct))
            problems.Add(new("workload", $"There is no workload with the key \"{draft.Workload}\"."));

        if (problems.Count > 0)
            return new SaveOutcome.Refused(problems);

        var change = await WriteAsync(store, draft, who, time.GetUtcNow().UtcDateTime, ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved($"{draft.Workload}/{draft.Normal}", change);
    }

    /// <summary>Stops watching; the routes that came from it stay.</summary>
    public async Task<bool> RemoveAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.RouteSources().Where(s => s.Id == id).ExecuteDeleteAsync(ct) > 0;
    }

    /// <summary>Into an open store; whoever calls saves. The draft must have no problems.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, RouteSourceDraft draft, string who, DateTime now, CancellationToken ct)
    {
        var address = draft.Normal!;
        var wanted = string.Join('\n', (draft.Routes ?? []).Select(r => r.Trim()).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var found = await store.RouteSources().SingleOrDefaultAsync(s => s.WorkloadKey == draft.Workload && s.Kind == draft.Kind && s.Address == address, ct);
        if (found is null)
        {
            store.RouteSources().Add(new()
            {
                WorkloadKey = draft.Workload,
                Kind = draft.Kind,
                Address = address,
                Tool = draft.Tool,
                Wanted = wanted,
                AddedBy = who,
                NextDueAt = now,
                Reason = "Waits for its first look.",
            });
            return Change.Created;
        }

        if (found.Tool == draft.Tool && found.Wanted == wanted)
            return Change.Unchanged;

        // What was read by other rules counts as not read.
        (found.Tool, found.Wanted, found.Version, found.ETag, found.NextDueAt) = (draft.Tool, wanted, null, null, now);
        return Change.Changed;
    }
}

/// <summary>Reads which configurations are watched.</summary>
public sealed class RouteSourcesQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<IReadOnlyList<RouteSource>> ListAsync(string workload, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.RouteSources().AsNoTracking().Where(s => s.WorkloadKey == workload).OrderBy(s => s.Kind).ThenBy(s => s.Address).ToListAsync(ct);
    }

    /// <summary>All of them as drafts, through a store that is already open.</summary>
    public static async Task<IReadOnlyList<RouteSourceDraft>> ListAsync(DashboardStore store, CancellationToken ct) =>
    [
        .. (await store.RouteSources().AsNoTracking().OrderBy(s => s.WorkloadKey).ThenBy(s => s.Kind).ThenBy(s => s.Address).ToListAsync(ct))
            .Select(s => new RouteSourceDraft(s.WorkloadKey, s.Kind, s.Address, s.Tool, s.Wanted.Length == 0 ? null : s.Wanted.Split('\n'))),
    ];
}
