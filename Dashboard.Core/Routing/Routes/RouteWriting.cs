using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.Routes;

/// <summary>Turns a checked draft into rows; the caller saves, so that many changes can share one transaction.</summary>
public static class RouteWriting
{
    /// <summary>Makes or changes the route of the draft's workload and name; the draft must have no problems.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, RouteDraft draft, CancellationToken ct)
    {
        draft = Normal(draft);
        var found = await store.Routes().Include(r => r.Targets)
            .SingleOrDefaultAsync(r => r.WorkloadKey == draft.Workload && r.Name == draft.Name, ct);
        if (found is not null && Same(Draft(found), draft))
            return Change.Unchanged;

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
