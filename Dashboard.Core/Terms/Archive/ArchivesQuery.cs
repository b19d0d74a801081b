using Dashboard.Core.Store;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Terms.Timeline;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Archive;

/// <summary>An archive that is followed for a document, with what it recorded, newest first.</summary>
public sealed record ArchiveDetail(
    int Id, int SourceId, string Repository, string Path, string? Licence, bool IsKnown, string Answer, bool InTrouble, DateTime? LastCheckedAt, DateTime NextDueAt, int Waiting,
    IReadOnlyList<ArchiveTextRow> Texts);

/// <summary>A recorded text. A null level: the first one, or not read yet.</summary>
public sealed record ArchiveTextRow(int Id, string Sha, DateTime At, string Message, bool IsRead, bool IsGone, int Words, ChangeLevel? Level, IReadOnlyList<TermsTopic> Topics, string? Evidence);

/// <summary>Two recorded texts side by side.</summary>
public sealed record ArchiveComparison(ArchiveTextRow From, ArchiveTextRow To, TermsDiff Diff, IReadOnlyList<DiffRow> Rows);

/// <summary>A change that an archive recorded of a document that we cannot read ourselves.</summary>
public sealed record ArchivedChange(int TextId, int SourceId, string Provider, string Source, DateTime At, ChangeLevel Level, string? Evidence, string Repository);

/// <summary>What archives recorded.</summary>
public sealed class ArchivesQuery(IDbContextFactory<DashboardStore> stores, ReadArchiveText reader)
{
    /// <summary>Null when none is followed.</summary>
    public async Task<ArchiveDetail?> OfAsync(int sourceId, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsArchives().AsNoTracking().SingleOrDefaultAsync(a => a.SourceId == sourceId && a.RemovedAt == null, ct) is not { } archive)
            return null;

        var texts = await store.TermsArchiveTexts().AsNoTracking().Where(t => t.ArchiveId == archive.Id).OrderByDescending(t => t.At).ThenBy(t => t.Id).ToListAsync(ct);
        return new(
            archive.Id, sourceId, $"{archive.Owner}/{archive.Repository}", archive.Path, archive.Licence, archive.IsKnown, archive.Answer, archive.InTrouble, archive.LastCheckedAt, archive.NextDueAt,
            texts.Count(t => t.RawHash is null && !t.IsGone), texts.ConvertAll(Row));
    }

    /// <summary>Null when one of the two is not there or not read yet.</summary>
    public async Task<ArchiveComparison?> CompareAsync(int sourceId, int from, int to, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var texts = await store.TermsArchiveTexts().AsNoTracking()
            .Where(t => (t.Id == from || t.Id == to) && store.TermsArchives().Any(a => a.Id == t.ArchiveId && a.SourceId == sourceId)).ToListAsync(ct);
        if (texts.Find(t => t.Id == from) is not { } old || texts.Find(t => t.Id == to) is not { } now
            || await reader.PageAsync(old, ct) is not { } before || await reader.PageAsync(now, ct) is not { } after)
            return null;

        var (diff, rows) = ChangeQuery.Compare(before, after);
        return new(Row(old), Row(now), diff, rows);
    }

    /// <summary>
    /// Material changes that archives recorded since an instant, of documents that we could not see ourselves at that time: where we
    /// can, our own capture is the better evidence.
    /// </summary>
    public async Task<IReadOnlyList<ArchivedChange>> UnseenSinceAsync(DateTime since, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await store.TermsArchiveTexts().AsNoTracking()
            .Where(t => t.At >= since && t.Level != null && t.Level > ChangeLevel.None)
            .Join(store.TermsArchives().Where(a => a.RemovedAt == null), t => t.ArchiveId, a => a.Id, (t, a) => new { Text = t, Archive = a })
            .Join(store.TermsSources().Where(s => s.RemovedAt == null), x => x.Archive.SourceId, s => s.Id, (x, s) => new { x.Text, x.Archive, Source = s })
            .Where(x => x.Source.LastVerifiedAt == null || x.Source.LastVerifiedAt < x.Text.At)
            // What happened before anybody followed the archive is history.
            .Where(x => x.Text.At >= x.Archive.AddedAt)
            .OrderByDescending(x => x.Text.At).ToListAsync(ct);
        return rows.ConvertAll(x => new ArchivedChange(
            x.Text.Id, x.Source.Id, x.Source.Provider, x.Source.Name, x.Text.At, x.Text.Level!.Value, x.Text.Evidence, $"{x.Archive.Owner}/{x.Archive.Repository}"));
    }

    private static ArchiveTextRow Row(TermsArchiveText t) =>
        new(t.Id, t.Sha, t.At, t.Message, t.RawHash is not null, t.IsGone, t.Words, t.Level, NewChange.Topics(t.Topics), t.Evidence);
}
