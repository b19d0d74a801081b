using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Versions;

/// <summary>
/// When our extraction changed (a new extractor, other selectors) the text we hold is read again from its raw bytes;
/// what differs is a technical version, and nobody is alerted.
/// </summary>
public sealed class Reextract(IDbContextFactory<DashboardStore> stores, CaptureFiles files, VersionTexts texts, TimeProvider time)
{
    /// <summary>The source's current text in today's extraction; null when there is none or its files are gone.</summary>
    public async Task<BaselineText?> RunAsync(TermsSource source, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsVersions().SingleOrDefaultAsync(v => v.Id == source.CurrentVersionId, ct) is not { } version)
            return null;

        if (version.ExtractedBy == Extraction.WayOf(source))
            return await texts.ReadAsync(version, ct) is { } held ? new(version, held) : null;

        var capture = await store.TermsCaptures().AsNoTracking().SingleAsync(c => c.Id == version.CaptureId, ct);
        if (await files.ReadAsync(capture.RawHash, ct) is not { } bytes)
            return await texts.ReadAsync(version, ct) is { } last ? new(version, last) : null;

        var page = Extraction.Of(source, bytes, capture.ContentType, new Uri(capture.FinalUrl));
        // Selectors that find nothing in the old page say nothing about it.
        if (page.Signs.SelectorFoundNothing || page.Words == 0)
            return await texts.ReadAsync(version, ct) is { } kept ? new(version, kept) : null;

        return await RecordAsync(store, source, version, page, ct);
    }

    private async Task<BaselineText> RecordAsync(DashboardStore store, TermsSource source, TermsVersion version, PageText page, CancellationToken ct)
    {
        var file = await texts.SaveAsync(page, ct);
        if (page.Hash == version.TextHash)
        {
            (version.ExtractedBy, version.TextFile) = (Extraction.WayOf(source), file);
            await store.SaveChangesAsync(ct);
            return new(version, page);
        }

        var now = time.GetUtcNow().UtcDateTime;
        var technical = new TermsVersion
        {
            SourceId = source.Id,
            Number = 1 + await store.TermsVersions().Where(v => v.SourceId == source.Id).MaxAsync(v => v.Number, ct),
            CaptureId = version.CaptureId,
            TextHash = page.Hash,
            TextFile = file,
            Title = page.Title,
            Words = page.Words,
            Language = page.Language,
            ExtractedBy = Extraction.WayOf(source),
            VouchedBy = version.VouchedBy,
            Technical = true,
            SeenAt = version.SeenAt,
            ConfirmedAt = now,
        };
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        store.TermsVersions().Add(technical);
        await store.SaveChangesAsync(ct);
        var row = await store.TermsSources().SingleAsync(s => s.Id == source.Id, ct);
        row.CurrentVersionId = source.CurrentVersionId = technical.Id;
        // What waits for confirmation was read the old way and would be compared with the new.
        row.PendingCaptureId = source.PendingCaptureId = null;
        source.Revision = ++row.Revision;
        await store.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(technical, page);
    }
}
