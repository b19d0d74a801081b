using Dashboard.Core.Routing.History;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.Routes;

/// <summary>Makes a route or changes it, with its targets.</summary>
public sealed class SaveRoute(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    private const string Program = "the dashboard";

    /// <summary>On nobody's behalf.</summary>
    public Task<SaveOutcome> RunAsync(RouteDraft draft, CancellationToken ct) => RunAsync(draft, Program, RouteOrigin.ByHand, ct);

    /// <param name="from">See <see cref="RouteOrigin.From"/>.</param>
    public async Task<SaveOutcome> RunAsync(RouteDraft draft, string who, string from, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var problems = draft.Problems().ToList();
        if (problems.Count == 0 && !await store.Workloads().AnyAsync(w => w.Key == draft.Workload, ct))
            problems.Add(new("workload", $"There is no workload with the key \"{draft.Workload}\"."));

        if (problems.Count > 0)
            return new SaveOutcome.Refused(problems);

        var change = await RouteWriting.WriteAsync(store, draft, new(who, from, time.GetUtcNow().UtcDateTime), ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved($"{draft.Workload}/{draft.Name.Trim()}", change);
    }
}
