using Dashboard.Core.Outbound.GitHub;
using Dashboard.Core.Store;
using Dashboard.Core.Terms.Fetch;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Terms.Archive;

/// <summary>
/// Follows archives: the commits of a document are written down first, then read one by one, newest first, as far as the
/// limit of requests lasts. Whatever stops it, the next run goes on where this one ended, and nothing stands twice.
/// </summary>
public sealed class ReadArchives(IDbContextFactory<DashboardStore> stores, GitHubHistory files, ReadArchiveText reader, IOptions<TermsOptions> options, TimeProvider time)
{
    // A document with more history than this is followed from here on.
    private const int MostPages = 10;
    private const int MostTextsAtOnce = 50;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(2);

    /// <summary>How many texts were read.</summary>
    public async Task<int> DueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(ct);
        var due = await store.TermsArchives().Where(a => a.RemovedAt == null && a.NextDueAt <= now).OrderBy(a => a.NextDueAt).Select(a => a.Id).ToListAsync(ct);
        var read = 0;
        foreach (var id in due)
            read += await OneAsync(id, ct);

        return read;
    }

    public async Task<int> OneAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsArchives().SingleOrDefaultAsync(a => a.Id == id && a.RemovedAt == null, ct) is not { } archive)
            return 0;

        var file = new RepositoryFile(archive.Owner, archive.Repository, archive.Path);
        var stop = await KnowAsync(archive, file, ct) ?? await ListAsync(store, archive, file, ct);
        var read = 0;
        while (stop is null && read < MostTextsAtOnce && await PendingAsync(store, id, ct) is { } text)
        {
            stop = await ReadAsync(store, file, text, ct);
            if (text.RawHash is not null || text.IsGone)
                read++;
        }

        await EndAsync(store, archive, stop, ct);
        return read;
    }

    private async Task<Stop?> KnowAsync(TermsArchive archive, RepositoryFile file, CancellationToken ct)
    {
        if (archive.IsKnown)
            return null;

        var answer = await files.FactsAsync(file, ct);
        if (answer is GitHubAnswer<RepositoryFacts>.Found found)
            (archive.Licence, archive.IsKnown) = (found.Value.Licence, true);

        return Stop.Of(answer);
    }

    /// <summary>Writes down every commit that is not known yet, newest page first, until a page brings nothing new.</summary>
    private async Task<Stop?> ListAsync(DashboardStore store, TermsArchive archive, RepositoryFile file, CancellationToken ct)
    {
        var known = (await store.TermsArchiveTexts().Where(t => t.ArchiveId == archive.Id).Select(t => t.Sha).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        string? etag = null;
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = await files.HistoryAsync(file, page, page == 1 && known.Count > 0 ? archive.ETag : null, ct);
            if (answer is GitHubAnswer<IReadOnlyList<FileCommit>>.NotModified)
                return null;

            if (answer is not GitHubAnswer<IReadOnlyList<FileCommit>>.Found found)
                return Stop.Of(answer);

            if (page == 1 && found.Value.Count == 0)
                return new("The repository has no such file.", null);

            etag ??= found.ETag;
            var news = found.Value.Where(c => known.Add(c.Sha)).ToList();
            store.TermsArchiveTexts().AddRange(news.Select(c => new TermsArchiveText { ArchiveId = archive.Id, Sha = c.Sha, At = c.At, Message = c.Message }));
            await store.SaveChangesAsync(ct);
            if (found.Value.Count < GitHubHistory.PageSize || news.Count < found.Value.Count)
                break;

            if (Stop.Of<IReadOnlyList<FileCommit>>(found) is { } pause)
                return pause;
        }

        // Only a list that was read to its end may be asked for by what is new in it.
        archive.ETag = etag;
        return null;
    }

    private static Task<TermsArchiveText?> PendingAsync(DashboardStore store, int archive, CancellationToken ct) =>
        store.TermsArchiveTexts().Where(t => t.ArchiveId == archive && t.RawHash == null && !t.IsGone).OrderByDescending(t => t.At).ThenByDescending(t => t.Id).FirstOrDefaultAsync(ct);

    private async Task<Stop?> ReadAsync(DashboardStore store, RepositoryFile file, TermsArchiveText text, CancellationToken ct)
    {
        switch (await files.ContentAsync(file, text.Sha, ct))
        {
            case GitHubAnswer<byte[]>.Found found:
                await reader.RunAsync(store, text, found.Value, ct);
                return Stop.Of<byte[]>(found);
            case GitHubAnswer<byte[]>.Missing:
                text.IsGone = true;
                await store.SaveChangesAsync(ct);
                return null;
            case var other:
                return Stop.Of(other);
        }
    }

    private async Task EndAsync(DashboardStore store, TermsArchive archive, Stop? stop, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var waiting = await store.TermsArchiveTexts().CountAsync(t => t.ArchiveId == archive.Id && t.RawHash == null && !t.IsGone, ct);
        archive.LastCheckedAt = now;
        archive.InTrouble = stop is { Until: null };
        archive.Answer = stop?.Reason ?? (waiting > 0 ? $"{waiting} recorded texts still to be read." : "Read to its end.");
        archive.NextDueAt = stop switch
        {
            { Until: { } until } when until > now => until,
            not null => now + AfterFailure,
            _ when waiting > 0 => now,
            _ => NextDue.AfterSuccess(archive.SourceId, now, options.Value),
        };
        await store.SaveChangesAsync(ct);
    }

    /// <summary>Why a run ends early.</summary>
    private sealed record Stop(string Reason, DateTime? Until)
    {
        public static Stop? Of<T>(GitHubAnswer<T> answer) => answer switch
        {
            GitHubAnswer<T>.Found { PauseUntil: { } until } => new("The limit of requests to GitHub is reached.", until),
            GitHubAnswer<T>.Missing missing => new(missing.Reason, null),
            GitHubAnswer<T>.Wait wait => new(wait.Reason, wait.Until),
            GitHubAnswer<T>.Failed failed => new(failed.Reason, null),
            _ => null,
        };
    }
}
