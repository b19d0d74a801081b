using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>A confirmed text as its sentences. Sentences are null when the text's file is gone.</summary>
public sealed record VersionDocument(int SourceId, string Provider, string Source, bool IsCurrent, VersionEvidence Version, IReadOnlyList<Sentence>? Sentences, string? Markdown);

/// <summary>A capture in quarantine with what it says, for somebody who decides whether it is the document.</summary>
public sealed record QuarantinedDocument(int Id, int SourceId, TermsState State, string Reason, DateTime At, string FinalUrl, string Title, int Words, string Markdown);

/// <summary>Texts to read: of a version, and of a capture that was refused.</summary>
public sealed class DocumentQuery(IDbContextFactory<DashboardStore> stores, VersionTexts texts, CaptureFiles files)
{
    public async Task<VersionDocument?> VersionAsync(int sourceId, int number, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId, ct) is not { } source
            || await store.TermsVersions().AsNoTracking().SingleOrDefaultAsync(v => v.SourceId == sourceId && v.Number == number, ct) is not { } version)
            return null;

        var page = await texts.ReadAsync(version, ct);
        return new(
            sourceId, source.Provider, source.Name, source.CurrentVersionId == version.Id, await ChangeQuery.EvidenceAsync(store, version, ct),
            page is null ? null : DocumentSentences.Read(page.Markdown), page?.Markdown);
    }

    /// <summary>Null when there is no such capture in quarantine, or when its file is gone.</summary>
    public async Task<QuarantinedDocument?> QuarantinedAsync(int captureId, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsCaptures().AsNoTracking().SingleOrDefaultAsync(c => c.Id == captureId && c.RefusedAs != null, ct) is not { } capture
            || await store.TermsSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == capture.SourceId, ct) is not { } source
            || await files.ReadAsync(capture.RawHash, ct) is not { } bytes)
            return null;

        var text = Extraction.Of(source, bytes, capture.ContentType, new Uri(capture.FinalUrl));
        return new(capture.Id, capture.SourceId, capture.RefusedAs!.Value, capture.Reason ?? "", capture.At, capture.FinalUrl, text.Title, text.Words, text.Markdown);
    }
}
