using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Watches;

/// <summary>A pinned sentence in a list. <paramref name="Now"/>: what stands in its place.</summary>
public sealed record WatchRow(
    int Id, int SourceId, string Provider, string Source, string Sentence, WatchState State, string? Now, DateTime Since, string AddedBy, DateTime AddedAt);

/// <summary>The sentences that are relied on.</summary>
public sealed class WatchesQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>Those that do not hold first.</summary>
    /// <param name="sourceId">Of one document only; null: of all.</param>
    public async Task<IReadOnlyList<WatchRow>> ListAsync(int? sourceId, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await store.TermsWatches().AsNoTracking()
            .Where(w => w.RemovedAt == null && (sourceId == null || w.SourceId == sourceId))
            .Join(
                store.TermsSources().Where(s => s.RemovedAt == null),
                w => w.SourceId,
                s => s.Id,
                (w, s) => new WatchRow(w.Id, w.SourceId, s.Provider, s.Name, w.Sentence, w.State, w.Now, w.Since, w.AddedBy, w.AddedAt))
            .ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.State.IsBroken()).ThenBy(r => r.State == WatchState.Holds).ThenByDescending(r => r.Since).ThenBy(r => r.Id)];
    }

    /// <summary>The sentences that are gone, say something else or never stood there; not those that nobody has looked for yet.</summary>
    public async Task<IReadOnlyList<WatchRow>> BrokenAsync(CancellationToken ct) => [.. (await ListAsync(sourceId: null, ct)).Where(r => r.State.IsBroken())];
}
