using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.History;

/// <summary>What routes were, and who made them others.</summary>
public sealed class RouteHistoryQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>Changes of a workload's routes, the newest first.</summary>
    public async Task<IReadOnlyList<RouteChangeLine>> ListAsync(string workload, int most, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await store.RouteChanges().AsNoTracking().Where(c => c.WorkloadKey == workload).OrderByDescending(c => c.Id).Take(most).ToListAsync(ct);
        return [.. rows.Select(c => new RouteChangeLine(c.RouteName, c.At, c.Change, c.Who, c.From, Read(c, c.Before), Read(c, c.After)))];
    }

    /// <summary>
    /// The routes as they stood at an instant. A route is taken back to its first known version and no further: that it was written down here
    /// later does not say that it was not there.
    /// </summary>
    public async Task<RoutesThen> AtAsync(DateTime instant, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        // One moment: a change between the two questions would be undone without having been seen.
        await using var moment = await store.Database.BeginTransactionAsync(ct);
        var now = await RoutesQuery.ListAsync(store, ct);
        var all = await store.RouteChanges().AsNoTracking().OrderByDescending(c => c.Id).ToListAsync(ct);
        return At(now, all, instant);
    }

    internal static RoutesThen At(IReadOnlyList<RouteDraft> now, IReadOnlyList<RouteChange> newestFirst, DateTime instant)
    {
        var routes = now.ToDictionary(r => (r.Workload, r.Name));
        foreach (var change in newestFirst.Where(c => c.At >= instant))
        {
            var key = (change.WorkloadKey, change.RouteName);
            if (Read(change, change.Before) is { } before)
                routes[key] = before;
            else if (newestFirst.Any(c => c.Id < change.Id && (c.WorkloadKey, c.RouteName) == key))
                routes.Remove(key);
        }

        var first = newestFirst.Count == 0 ? (DateTime?)null : newestFirst.Min(c => c.At);
        return new([.. routes.Values.OrderBy(r => r.Workload, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)], first);
    }

    private static RouteDraft? Read(RouteChange change, string? text) => text is null ? null : RouteText.Read(change.WorkloadKey, change.RouteName, text);
}

/// <summary>One change as people read it.</summary>
public sealed record RouteChangeLine(string Route, DateTime At, Change Change, string Who, string From, RouteDraft? Before, RouteDraft? After);

/// <summary>Routes of a past moment.</summary>
/// <param name="Since">When the first change was recorded: what stood before that is not known; null when none ever was.</param>
public sealed record RoutesThen(IReadOnlyList<RouteDraft> Routes, DateTime? Since);
