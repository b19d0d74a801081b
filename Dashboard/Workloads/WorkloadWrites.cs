using Dashboard.Access;
using Dashboard.Core.Routing.Routes;
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
    SaveWorkload saveWorkload, RemoveWorkload removeWorkload, SaveRoute saveRoute, RemoveRoute removeRoute, CurrentSeries series,
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
    public async Task<SaveOutcome> SaveAsync(RouteDraft draft, bool isNew, IEnumerable<string> taken, CancellationToken ct)
    {
        if (!await MayAsync())
            return NotAllowed;

        return isNew && taken.Contains(draft.Name.Trim(), StringComparer.OrdinalIgnoreCase)
            ? new SaveOutcome.Refused([new("name", $"There is already a route named \"{draft.Name.Trim()}\".")])
            : await saveRoute.RunAsync(draft, ct);
    }

    /// <inheritdoc cref="RemoveAsync(string, CancellationToken)"/>
    public async Task<bool> RemoveAsync(string workload, string route, CancellationToken ct) =>
        await MayAsync() && await removeRoute.RunAsync(new WorkloadKey(workload), route, ct);

    private async Task<bool> MayAsync() => await people.EditorAsync(authorization) is not null;
}
