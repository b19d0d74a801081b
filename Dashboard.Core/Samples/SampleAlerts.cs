using System.Globalization;

using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Samples;

/// <summary>
/// Alerts are not made: the rules raise them from what the sample holds. With the sample they go again, also those that
/// somebody settled meanwhile, since nothing that they were about was ever true.
/// </summary>
public sealed class SampleAlerts(IServiceScopeFactory scopes, IDbContextFactory<DashboardStore> stores, AlertBell bell)
{
    // Marks of their own: a removal that is killed and run again still knows which alerts may be the sample's.
    private const string Kind = "alert", BeforeKind = "alert-before";

    /// <summary>Before anything comes: what is open is the user's, and made-up spend beside real spend may make it look settled.</summary>
    public async Task NoteAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var known = await SampleMarksQuery.KeysAsync(store, BeforeKind, ct);
        var open = (await store.Alerts().Where(a => a.ResolvedAt == null).Select(a => a.Id).ToListAsync(ct)).ConvertAll(id => id.ToString(CultureInfo.InvariantCulture));
        store.SampleMarks().AddRange(open.Where(id => !known.Contains(id)).Select(id => new SampleMark { Kind = BeforeKind, Key = id }));
        await store.SaveChangesAsync(ct);
    }

    /// <summary>Asks every rule.</summary>
    public async Task RaiseAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertRound>().RunAsync(ct);
    }

    /// <summary>Before anything goes: marks what is open since the sample came, and what was settled about its own things.</summary>
    public async Task RememberAsync(DateTime since, CancellationToken ct)
    {
        // What of the user's would be resolved anyway is resolved before, and stays.
        await RaiseAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        var workloads = await SampleMarksQuery.KeysAsync(store, MarkKinds.Workload, ct);
        var urls = await SampleMarksQuery.KeysAsync(store, MarkKinds.TermsSource, ct);
        var changes = (await store.TermsChanges().Where(c => store.TermsSources().Any(s => s.Id == c.SourceId && urls.Contains(s.Url))).Select(c => c.Id).ToListAsync(ct))
            .ConvertAll(id => id.ToString(CultureInfo.InvariantCulture));
        var mine = await store.Alerts().AsNoTracking()
            .Where(a => a.RaisedAt >= since && (a.ResolvedAt == null || workloads.Contains(a.Subject) || (a.Rule == "terms-changed" && changes.Contains(a.Subject))))
            .Select(a => a.Id).ToListAsync(ct);
        var known = await SampleMarksQuery.KeysAsync(store, Kind, ct);
        store.SampleMarks().AddRange(
            mine.Select(id => id.ToString(CultureInfo.InvariantCulture)).Where(id => !known.Contains(id)).Select(id => new SampleMark { Kind = Kind, Key = id }));
        await store.SaveChangesAsync(ct);
    }

    /// <summary>Afterwards: asks the rules again, and of the marked alerts deletes those that hold no more.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await RaiseAsync(ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        var ids = await IdsAsync(store, Kind, ct);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        await store.Alerts().Where(a => ids.Contains(a.Id) && a.ResolvedAt != null).ExecuteDeleteAsync(ct);
        await TakeUpAsync(store, ct);
        await store.SampleMarks().Where(m => m.Kind == Kind || m.Kind == BeforeKind).ExecuteDeleteAsync(ct);
        await whole.CommitAsync(ct);
        bell.Ring();
    }

    // What only looked settled holds again: the alert of before goes on, with what was decided about it.
    private static async Task TakeUpAsync(DashboardStore store, CancellationToken ct)
    {
        var before = await IdsAsync(store, BeforeKind, ct);
        foreach (var old in await store.Alerts().Where(a => before.Contains(a.Id) && a.ResolvedAt != null).ToListAsync(ct))
        {
            if (await store.Alerts().SingleOrDefaultAsync(a => a.Rule == old.Rule && a.Subject == old.Subject && a.ResolvedAt == null, ct) is not { } again)
                continue;

            // One open alert for each rule and subject: the later one goes first.
            store.Alerts().Remove(again);
            await store.SaveChangesAsync(ct);
            (old.ResolvedAt, old.State) = (null, old.DecidedAt is null ? AlertState.New : AlertState.Acknowledged);
            old.Renew(again.Title, again.Detail, again.Path, again.Level, again.LastSeenAt);
            await store.SaveChangesAsync(ct);
        }
    }

    private static async Task<List<int>> IdsAsync(DashboardStore store, string kind, CancellationToken ct) =>
        [.. (await SampleMarksQuery.KeysAsync(store, kind, ct)).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
}
