using Dashboard.Core.Routing.History;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.Routes;

/// <summary>Turns a checked draft into rows; the caller saves, so that many changes can share one transaction.</summary>
public static class RouteWriting
{
    /// <summary>Makes or changes the route of the draft's workload and name; the draft must have no problems.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, RouteDraft draft, RouteOrigin origin, CancellationToken ct)
    {
        draft = Normal(draft);
        var found = await store.Routes().Include(r => r.Targets)
            .SingleOrDefaultAsync(r => r.WorkloadKey == draft.Workload && r.Name == draft.Name, ct);
        if (found is not null && Same(Draft(found), draft))
            return Change.Unchanged;

        Remember(store, draft.Workload, draft.Name, origin, found is null ? null : Draft(found), draft);
        var route = found ?? store.Routes().Add(new Route { WorkloadKey = draft.Workload, Name = draft.Name }).Entity;
        route.Strict = draft.Strict;
        route.Targets.Clear();
        route.Targets.AddRange(draft.Targets.Select((t, position) => new RouteTarget
        {
            Position = position,
            Role = t.Role,
            Weight = t.Weight,
            Model = t.Model,
            Host = t.Host,
            Gateway = t.Gateway,
            GatewayHidden = t.GatewayHidden,
            Contract = t.Contract,
        }));
        return found is null ? Change.Created : Change.Changed;
    }

    /// <summary>Takes a route away; false when there was none.</summary>
    public static async Task<bool> RemoveAsync(DashboardStore store, string workload, string name, RouteOrigin origin, CancellationToken ct)
    {
        if (await store.Routes().Include(r => r.Targets).SingleOrDefaultAsync(r => r.WorkloadKey == workload && r.Name == name, ct) is not { } found)
            return false;

        Remember(store, workload, name, origin, Draft(found), null);
        store.Routes().Remove(found);
        return true;
    }

    private static void Remember(DashboardStore store, string workload, string name, RouteOrigin origin, RouteDraft? before, RouteDraft? after) =>
        store.RouteChanges().Add(new()
        {
            WorkloadKey = workload,
            RouteName = name,
            At = origin.At,
            Who = origin.Who,
            From = origin.From,
            Change = before is null ? Change.Created : after is null ? Change.Removed : Change.Changed,
            Before = before is null ? null : RouteText.Write(before),
            After = after is null ? null : RouteText.Write(after),
        });

    internal static RouteDraft Draft(Route route) => new(
        route.WorkloadKey, route.Name,
        [
            .. route.Targets.OrderBy(t => t.Position)
                .Select(t => new TargetDraft(t.Role, t.Model, t.Host, t.Gateway, t.GatewayHidden, t.Contract, t.Weight)),
        ],
        route.Strict);

    private static RouteDraft Normal(RouteDraft draft) => draft with
    {
        Name = draft.Name.Trim(),
        Targets = [.. draft.Primary, .. draft.Fallbacks],
    };

    private static bool Same(RouteDraft a, RouteDraft b) => a.Strict == b.Strict && a.Targets.SequenceEqual(b.Targets);
}
