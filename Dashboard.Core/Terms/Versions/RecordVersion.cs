using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Watches;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Terms.Versions;

/// <summary>A decision about a valid capture with everything that is written for it.</summary>
public sealed record VersionStep(VersionDecision Decision, BaselineText? Baseline, CapturedPage Page, TermsCapture Capture, string TextFile, bool AtOnce)
{
    /// <summary>Who says that this is the document; null when the guards do.</summary>
    public string? VouchedBy { get; init; }
}

/// <summary>What was written.</summary>
public sealed record VersionWritten(TermsState State, string Reason, int? ChangeId = null);

/// <summary>Turns decisions into versions, changes and incidents; its callers own the transaction.</summary>
public sealed class RecordVersion(VersionTexts texts, IOptions<TermsOptions> options)
{
    /// <summary>What the source is known to have shown.</summary>
    public static async Task<HeldTexts> HeldAsync(DashboardStore store, TermsSource source, BaselineText? baseline, CancellationToken ct)
    {
        var way = Extraction.WayOf(source);
        var known = await store.TermsVersions().AsNoTracking()
            .Where(v => v.SourceId == source.Id && v.Id != source.CurrentVersionId && v.ExtractedBy == way)
            .OrderByDescending(v => v.Number).Select(v => new KnownText(v.Id, v.TextHash)).ToListAsync(ct);
        var pending = await store.TermsCaptures().AsNoTracking()
            .Where(c => c.Id == source.PendingCaptureId).Select(c => new PendingText(c.TextHash, c.At)).SingleOrDefaultAsync(ct);
        return new(baseline?.Version.TextHash, [.. known.DistinctBy(k => k.Hash)], pending);
    }

    public async Task<VersionWritten> WriteAsync(DashboardStore store, TermsSource source, VersionStep step, CancellationToken ct)
    {
        switch (step.Decision)
        {
            case VersionDecision.First:
                await AddVersionAsync(store, source, step, step.Page.At, ct);
                if (source.Markers().Count == 0)
                    source.Learn(PageMarkers.Learn(step.Page.Text));

                return new(TermsState.Fresh, "Captured for the first time.");

            case VersionDecision.Same same:
                source.PendingCaptureId = null;
                var rollback = await HoldsAsync(store, source, step.Page.At, ct);
                return new(TermsState.Unchanged, same.Passed ? "Another text was seen once and did not last." : "The words are the same.", rollback);

            case VersionDecision.Unconfirmed:
                source.PendingCaptureId = step.Capture.Id;
                return new(TermsState.ChangedUnconfirmed, "Another text was seen; a second fetch decides.");

            case VersionDecision.StillUnconfirmed:
                return new(TermsState.ChangedUnconfirmed, "The other text still stands; too soon to count.");

            case VersionDecision.Returned returned:
                source.PendingCaptureId = null;
                var incident = await Flapping.TurnAsync(store, source, returned.VersionId, step.Page.At, ct);
                await CheckWatches.RunAsync(store, texts, source, returned.VersionId, step.Page.Text, step.Page.At, ct);
                return new(TermsState.Unchanged, $"Back to an earlier text: the page goes back and forth ({incident.Turns} turns since {incident.StartedAt:yyyy-MM-dd}).");

            case VersionDecision.Confirmed confirmed:
                return await ConfirmAsync(store, source, step, confirmed.SeenAt, ct);

            default:
                throw new InvalidOperationException($"{step.Decision.GetType().Name} is no known decision.");
        }
    }

    /// <summary>The page stood still: a return that held long enough becomes a rollback.</summary>
    public async Task<int?> HoldsAsync(DashboardStore store, TermsSource source, DateTime now, CancellationToken ct)
    {
        if (await Flapping.SettledAsync(store, source, now, options.Value.RollbackAfter, ct) is not { } incident)
            return null;

        var from = await store.TermsVersions().SingleAsync(v => v.Id == incident.FromVersionId, ct);
        var to = await store.TermsVersions().SingleAsync(v => v.Id == incident.ToVersionId, ct);
        if (await texts.ReadAsync(from, ct) is not { } before || await texts.ReadAsync(to, ct) is not { } after)
            return null;

        var change = NewChange.Of(source, from, to, ChangeClassifier.Compare(before, after) with { Kind = ChangeKind.Rollback }, incident.LastTurnAt, now);
        store.TermsChanges().Add(change);
        await store.SaveChangesAsync(ct);
        return change.Id;
    }

    private async Task<VersionWritten> ConfirmAsync(DashboardStore store, TermsSource source, VersionStep step, DateTime seenAt, CancellationToken ct)
    {
        var before = step.Baseline!;
        await Flapping.EndAsync(store, source, step.Page.At, ct);
        var version = await AddVersionAsync(store, source, step, seenAt, ct);
        var change = NewChange.Of(source, before.Version, version, ChangeClassifier.Compare(before.Page, step.Page.Text), seenAt, step.Page.At);
        change.ConfirmedAtOnce = step.AtOnce;
        store.TermsChanges().Add(change);
        await store.SaveChangesAsync(ct);
        return new(TermsState.ChangedConfirmed, $"Version {version.Number}: {change.Level.ToString().ToLowerInvariant()}.", change.Id);
    }

    private async Task<TermsVersion> AddVersionAsync(DashboardStore store, TermsSource source, VersionStep step, DateTime seenAt, CancellationToken ct)
    {
        var last = await store.TermsVersions().Where(v => v.SourceId == source.Id).MaxAsync(v => (int?)v.Number, ct) ?? 0;
        var text = step.Page.Text;
        var version = new TermsVersion
        {
            SourceId = source.Id,
            Number = last + 1,
            CaptureId = step.Capture.Id,
            TextHash = text.Hash,
            TextFile = step.TextFile,
            Title = text.Title,
            Words = text.Words,
            Language = text.Language,
            ExtractedBy = Extraction.WayOf(source),
            SeenAt = seenAt,
            VouchedBy = step.VouchedBy,
            ConfirmedAt = step.Page.At,
        };
        store.TermsVersions().Add(version);
        await store.SaveChangesAsync(ct);
        (source.CurrentVersionId, source.PendingCaptureId) = (version.Id, null);
        await CheckWatches.RunAsync(store, texts, source, version.Id, text, step.Page.At, ct);
        return version;
    }
}
