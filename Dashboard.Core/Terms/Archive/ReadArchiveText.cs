using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Archive;

/// <summary>
/// Keeps one recorded text and compares it with its neighbours. Texts of an archive are compared with each other only: its
/// reading of a page is not ours, and the difference between the two would look like the provider's doing.
/// </summary>
public sealed class ReadArchiveText(CaptureFiles files, VersionTexts texts)
{
    public async Task RunAsync(DashboardStore store, TermsArchiveText text, byte[] bytes, CancellationToken ct)
    {
        var page = PageReading.Of(bytes, "text/markdown; charset=utf-8", PageParts.Whole, null);
        var raw = await files.SaveAsync(bytes, ct);
        (text.TextFile, text.TextHash, text.Words) = (await texts.SaveAsync(page, ct), page.Hash, page.Words);
        text.RawHash = raw;
        await store.SaveChangesAsync(ct);

        var (before, after) = (await NeighbourAsync(store, text, older: true, ct), await NeighbourAsync(store, text, older: false, ct));
        if (before is not null && await PageAsync(before, ct) is { } old)
            Compare(text, old, page);

        if (after is not null && await PageAsync(after, ct) is { } now)
            Compare(after, page, now);

        await store.SaveChangesAsync(ct);
    }

    public async Task<PageText?> PageAsync(TermsArchiveText text, CancellationToken ct) =>
        text.TextFile is { } file ? await texts.ReadAsync(file, ct) : null;

    private static void Compare(TermsArchiveText text, PageText before, PageText after)
    {
        var diff = ChangeClassifier.Compare(before, after);
        (text.Level, text.Topics, text.Evidence) = (diff.Level, string.Join(',', diff.Topics), diff.Weightiest?.Evidence);
    }

    private static Task<TermsArchiveText?> NeighbourAsync(DashboardStore store, TermsArchiveText text, bool older, CancellationToken ct)
    {
        var others = store.TermsArchiveTexts().Where(t => t.ArchiveId == text.ArchiveId && t.Id != text.Id && !t.IsGone);
        var next = older
            ? others.Where(t => t.At < text.At || (t.At == text.At && t.Id > text.Id)).OrderByDescending(t => t.At).ThenBy(t => t.Id)
            : others.Where(t => t.At > text.At || (t.At == text.At && t.Id < text.Id)).OrderBy(t => t.At).ThenByDescending(t => t.Id);
        return next.FirstOrDefaultAsync(ct);
    }
}
