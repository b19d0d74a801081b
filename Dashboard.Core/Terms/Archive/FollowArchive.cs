using Dashboard.Core.Outbound.GitHub;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Archive;

/// <summary>Says where an archive records a document, or that it is not to be followed any more.</summary>
public sealed class FollowArchive(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <param name="where">An address of the file on GitHub, or owner/repository/path.</param>
    /// <param name="by">The name the person signs in with.</param>
    /// <returns>Null when it is followed now, else why not.</returns>
    public async Task<Problem?> AddAsync(int sourceId, string? where, string by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (RepositoryFile.Parse(where) is not { } file)
            return new("Where", "Give the address of the file in the archive's repository, as in https://github.com/OpenTermsArchive/contrib-versions/blob/main/Example/Terms of Service.md.");

        await using var store = await stores.CreateDbContextAsync(ct);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        if (!await store.TermsSources().AnyAsync(s => s.Id == sourceId && s.RemovedAt == null, ct))
            return new("", "Somebody has removed this page meanwhile.");

        if (await store.TermsArchives().AnyAsync(a => a.SourceId == sourceId && a.RemovedAt == null, ct))
            return new("Where", "An archive is followed already; let go of it first.");

        var now = time.GetUtcNow().UtcDateTime;
        store.TermsArchives().Add(new TermsArchive
        {
            SourceId = sourceId,
            Owner = file.Owner,
            Repository = file.Repository,
            Path = file.Path,
            AddedBy = by,
            AddedAt = now,
            NextDueAt = now,
            Answer = "Waits for its first look.",
        });
        await store.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
        return null;
    }

    /// <summary>False when it was let go before. What was read from it stays.</summary>
    public async Task<bool> RemoveAsync(int id, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.TermsArchives().Where(a => a.Id == id && a.RemovedAt == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.RemovedAt, now), ct) > 0;
    }
}
