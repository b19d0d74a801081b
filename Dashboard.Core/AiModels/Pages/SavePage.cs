using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Pages;

/// <summary>Adds a page to watch or changes it; removes one.</summary>
public sealed class SavePage(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    public async Task<SaveOutcome> RunAsync(PageDraft draft, CancellationToken ct)
    {
        var problems = draft.Problems().ToList();
        if (problems.Count > 0)
            return new SaveOutcome.Refused(problems);

        await using var store = await stores.CreateDbContextAsync(ct);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        var change = await WriteAsync(store, draft, time.GetUtcNow().UtcDateTime, ct);
        await store.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new SaveOutcome.Saved(draft.Url, change);
    }

    /// <summary>Forgets the page and what it said; false when there was none.</summary>
    public async Task<bool> RemoveAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.WatchedPages().Where(p => p.Id == id).ExecuteDeleteAsync(ct) > 0;
    }

    /// <summary>Makes or changes the page of the draft's address; the caller saves, so that many changes can share one transaction.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, PageDraft draft, DateTime now, CancellationToken ct)
    {
        var page = await store.WatchedPages().SingleOrDefaultAsync(p => p.Url == draft.Url && p.Kind == draft.Kind, ct);
        if (page is null)
        {
            store.WatchedPages().Add(new WatchedPage
            {
                Kind = draft.Kind,
                Host = draft.Host,
                Url = draft.Url,
                Component = draft.Component,
                Paused = draft.Paused,
                StateSince = now,
                StateReason = "Waits for its first poll.",
                NextDueAt = now,
            });
            return Change.Created;
        }

        if ((page.Host, page.Component, page.Paused) == (draft.Host, draft.Component, draft.Paused))
            return Change.Unchanged;

        (page.Host, page.Component, page.Paused, page.NextDueAt) = (draft.Host, draft.Component, draft.Paused, now);
        page.Revision++;
        return Change.Changed;
    }
}
