using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>A text of a source in a list. <paramref name="ChangeId"/>: the change that led to it.</summary>
public sealed record VersionRow(
    int Id, int Number, string Title, int Words, string? Language, DateTime SeenAt, DateTime ConfirmedAt, string TextHash, bool Technical,
    string FinalUrl, string RawHash, int? ChangeId, ChangeLevel? Level)
{
    /// <summary>How the text came to us; null: fetched from the source's address.</summary>
    public CaptureOrigin? Origin { get; init; }

    /// <summary>Who brought it, or said that it is the document.</summary>
    public string? VouchedBy { get; init; }
}

/// <summary>An answer of the host that was not taken for the document.</summary>
public sealed record RefusedCapture(int Id, DateTime At, TermsState State, string Reason, string FinalUrl, int Bytes, int Words, string RawHash)
{
    /// <summary>Who said that it is the document all the same; null while it is in quarantine.</summary>
    public string? AcceptedBy { get; init; }
}

/// <summary>Two texts of a source side by side. <paramref name="Diff"/> and rows are null when a text's file is gone.</summary>
public sealed record VersionComparison(VersionEvidence From, VersionEvidence To, TermsDiff? Diff, IReadOnlyList<DiffRow>? Rows);

/// <summary>Every text that a source was confirmed to show.</summary>
public sealed class VersionsQuery(IDbContextFactory<DashboardStore> stores, VersionTexts texts)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<VersionRow>> ListAsync(int sourceId, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var changes = await store.TermsChanges().AsNoTracking().Where(c => c.SourceId == sourceId)
            .OrderBy(c => c.ConfirmedAt).Select(c => new { c.Id, c.ToVersionId, c.Level }).ToListAsync(ct);
        // A rollback leads to a version that another change made: the first one is its own.
        var made = changes.GroupBy(c => c.ToVersionId).ToDictionary(g => g.Key, g => g.First());
        var versions = await store.TermsVersions().AsNoTracking().Where(v => v.SourceId == sourceId)
            .Join(store.TermsCaptures(), v => v.CaptureId, c => c.Id, (v, c) => new { Version = v, c.FinalUrl, c.RawHash, c.Origin })
            .OrderByDescending(x => x.Version.Number).ToListAsync(ct);
        return versions.ConvertAll(x => new VersionRow(
            x.Version.Id, x.Version.Number, x.Version.Title, x.Version.Words, x.Version.Language, x.Version.SeenAt, x.Version.ConfirmedAt,
            x.Version.TextHash, x.Version.Technical, x.FinalUrl, x.RawHash, made.GetValueOrDefault(x.Version.Id)?.Id, made.GetValueOrDefault(x.Version.Id)?.Level)
        {
            Origin = x.Origin,
            VouchedBy = x.Version.VouchedBy,
        });
    }

    /// <summary>Null when one of the two is no version of this source.</summary>
    public async Task<VersionComparison?> CompareAsync(int sourceId, int fromNumber, int toNumber, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var from = await store.TermsVersions().AsNoTracking().SingleOrDefaultAsync(v => v.SourceId == sourceId && v.Number == fromNumber, ct);
        var to = await store.TermsVersions().AsNoTracking().SingleOrDefaultAsync(v => v.SourceId == sourceId && v.Number == toNumber, ct);
        if (from is null || to is null)
            return null;

        var (diff, rows) = await texts.ReadAsync(from, ct) is { } before && await texts.ReadAsync(to, ct) is { } after
            ? ChangeQuery.Compare(before, after)
            : ((TermsDiff?)null, (IReadOnlyList<DiffRow>?)null);
        return new(await ChangeQuery.EvidenceAsync(store, from, ct), await ChangeQuery.EvidenceAsync(store, to, ct), diff, rows);
    }

    /// <summary>What was quarantined last, newest first.</summary>
    public async Task<IReadOnlyList<RefusedCapture>> RefusedAsync(int sourceId, int take, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.TermsCaptures().AsNoTracking()
            .Where(c => c.SourceId == sourceId && c.RefusedAs != null)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(take)
            .Select(c => new RefusedCapture(c.Id, c.At, c.RefusedAs!.Value, c.Reason ?? "", c.FinalUrl, c.Bytes, c.Words, c.RawHash) { AcceptedBy = c.AcceptedBy })
            .ToListAsync(ct);
    }
}
