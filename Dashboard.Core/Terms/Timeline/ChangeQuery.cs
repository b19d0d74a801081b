using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>One text of a change with where it came from.</summary>
public sealed record VersionEvidence(
    int Number, string Title, DateTime SeenAt, DateTime CapturedAt, string FinalUrl, string RawHash, string TextHash, string ExtractedBy, int Words);

/// <summary>A decision on a change.</summary>
public sealed record ReviewRow(DateTime At, string By, string? Owner, ReviewDecision Decision, string? Note);

/// <summary>Everything a page about one change shows. <paramref name="Diff"/> and rows are null when a text's file is gone.</summary>
public sealed record ChangeDetail(
    ChangeRow Change, VersionEvidence From, VersionEvidence To, TermsDiff? Diff, IReadOnlyList<DiffRow>? Rows, IReadOnlyList<ReviewRow> Reviews);

/// <summary>One change, side by side, with its evidence and every review.</summary>
public sealed class ChangeQuery(IDbContextFactory<DashboardStore> stores, VersionTexts texts)
{
    public async Task<ChangeDetail?> FindAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await TimelineQuery.Rows(store, store.TermsChanges().AsNoTracking().Where(c => c.Id == id)).SingleOrDefaultAsync(ct) is not { } stored)
            return null;

        var from = await store.TermsVersions().AsNoTracking().SingleAsync(v => v.Id == stored.Change.FromVersionId, ct);
        var to = await store.TermsVersions().AsNoTracking().SingleAsync(v => v.Id == stored.Change.ToVersionId, ct);
        var reviews = await store.TermsReviews().Where(r => r.ChangeId == id).OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .Select(r => new ReviewRow(r.At, r.By, r.Owner, r.Decision, r.Note)).ToListAsync(ct);

        var (diff, rows) = await texts.ReadAsync(from, ct) is { } before && await texts.ReadAsync(to, ct) is { } after ? Compare(before, after) : (null, null);
        return new(stored.ToRow(), await EvidenceAsync(store, from, ct), await EvidenceAsync(store, to, ct), diff, rows, reviews);
    }

    internal static (TermsDiff Diff, IReadOnlyList<DiffRow> Rows) Compare(PageText before, PageText after)
    {
        var lines = ClauseDiff.Of(DocumentSentences.Read(before.Markdown), DocumentSentences.Read(after.Markdown));
        return (ChangeClassifier.Compare(before, after), [.. lines.Select(DiffRow.Of)]);
    }

    internal static async Task<VersionEvidence> EvidenceAsync(DashboardStore store, TermsVersion version, CancellationToken ct)
    {
        var capture = await store.TermsCaptures().AsNoTracking().SingleAsync(c => c.Id == version.CaptureId, ct);
        return new(
            version.Number, version.Title, version.SeenAt, capture.At, capture.FinalUrl, capture.RawHash, version.TextHash, version.ExtractedBy, version.Words);
    }
}
