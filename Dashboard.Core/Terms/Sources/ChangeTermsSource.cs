using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Sources;

/// <summary>Pauses, resumes, removes: the writes of one click. Each says whether there was such a source.</summary>
public sealed class ChangeTermsSource(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    public Task<bool> PauseAsync(int id, CancellationToken ct) => ChangeAsync(id, source => source.Paused = true, ct);

    /// <summary>Due at once: nobody looked in the meantime.</summary>
    public Task<bool> ResumeAsync(int id, CancellationToken ct) => ChangeAsync(
        id,
        source =>
        {
            source.Paused = false;
            if (source.State == TermsState.Manual)
                (source.State, source.StateReason) = (TermsState.NeverCaptured, "Was kept by hand; waits for its first fetch.");

            source.NextDueAt = time.GetUtcNow().UtcDateTime;
        },
        ct);

    /// <summary>Takes a source off the list; versions, changes and reviews are kept for ever.</summary>
    public Task<bool> RemoveAsync(int id, CancellationToken ct) => ChangeAsync(id, source => source.RemovedAt = time.GetUtcNow().UtcDateTime, ct);

    private async Task<bool> ChangeAsync(int id, Action<TermsSource> change, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        // The write lock before reading: a poll that ends between the two must not make the click fail.
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        if (await store.TermsSources().SingleOrDefaultAsync(s => s.Id == id && s.RemovedAt == null, ct) is not { } source)
            return false;

        change(source);
        source.Revision++;
        await store.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
        return true;
    }
}
