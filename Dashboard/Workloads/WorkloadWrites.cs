using Dashboard.Access;
using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Routing.Sources;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Workloads;

/// <summary>
/// Every write of these pages: asks whether this person may before anything else, and lets the ledger think again about
/// its series when rules have changed, so that no page shows old attribution beside new.
/// </summary>
public sealed class WorkloadWrites(
    SaveWorkload saveWorkload, RemoveWorkload removeWorkload, SaveRoute saveRoute, RemoveRoute removeRoute, CurrentSeries series, SaveRouteSource saveSource, PollRoutes poll,
    AuthenticationStateProvider people, IAuthorizationService authorization)
{
    private static readonly SaveOutcome NotAllowed =
        new SaveOutcome.Refused([new("", "Your role may look but not change anything; ask an administrator.")]);

    public async Task<SaveOutcome> SaveAsync(WorkloadDraft draft, CancellationToken ct)
    {
        if (!await MayAsync())
            return NotAllowed;

        var outcome = await saveWorkload.RunAsync(draft, ct);
        if (outcome is SaveOutcome.Saved { Change: not Change.Unchanged })
            await series.EnsureAsync(CancellationToken.None);

        return outcome;
    }

    /// <summary>False when there was nothing to remove, or this person may not.</summary>
    public async Task<bool> RemoveAsync(string key, CancellationToken ct)
    {
        if (!await MayAsync() || !await removeWorkload.RunAsync(new WorkloadKey(key), ct))
            return false;

        await series.EnsureAsync(CancellationToken.None);
        return true;
    }

    /// <param name="isNew">A new route must not write over another of its name.</param>
    /// <param name="from">What he has it from; null is out of his head.</param>
    public async Task<SaveOutcome> SaveAsync(RouteDraft draft, bool isNew, IEnumerable<string> taken, string? from, CancellationToken ct)
    {
        if (await people.EditorAsync(authorization) is not { } who)
            return NotAllowed;

        return isNew && taken.Contains(draft.Name.Trim(), StringComparer.OrdinalIgnoreCase)
            ? new SaveOutcome.Refused([new("name", $"There is already a route named \"{draft.Name.Trim()}\".")])
            : await saveRoute.RunAsync(draft, who, from ?? RouteOrigin.ByHand, ct);
    }

    /// <inheritdoc cref="RemoveAsync(string, CancellationToken)"/>
    public async Task<bool> RemoveAsync(string workload, string route, CancellationToken ct) =>
        await people.EditorAsync(authorization) is { } who && await removeRoute.RunAsync(new WorkloadKey(workload), route, who, ct);

    /// <summary>Watches a configuration and looks at it at once.</summary>
    public async Task<SaveOutcome> WatchAsync(RouteSourceDraft draft, CancellationToken ct) => await people.EditorAsync(authorization) is { } who
        ? await saveSource.RunAsync(draft, who, ct)
        : NotAllowed;

    /// <summary>Looks at a watched configuration now; null when it is gone or this person may not.</summary>
    public async Task<RouteSource?> LookAsync(int id, CancellationToken ct) => await MayAsync() && await poll.RunAsync(id, ct) is [var looked] ? looked : null;

    /// <summary>Stops watching; the routes stay.</summary>
    public async Task<bool> UnwatchAsync(int id, CancellationToken ct) => await MayAsync() && await saveSource.RemoveAsync(id, ct);

    private async Task<bool> MayAsync() => await people.EditorAsync(authorization) is not null;
}
