using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Fetch;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Versions;

/// <summary>A person says that a quarantined capture is the document: it becomes the baseline, its markers are learnt anew, and who said so is kept.</summary>
public sealed class AcceptCapture(
    IDbContextFactory<DashboardStore> stores, CaptureFiles files, Reextract reextract, RecordVouched vouched, TimeProvider time)
{
    /// <param name="by">The name the person signs in with.</param>
    public async Task<VouchOutcome> RunAsync(int captureId, string by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsCaptures().AsNoTracking().SingleOrDefaultAsync(c => c.Id == captureId, ct) is not { } found
            || await store.TermsSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == found.SourceId && s.RemovedAt == null, ct) is not { } polled)
            return new VouchOutcome.Refused("This capture or its source is gone.");

        if (found.RefusedAs is null || found.AcceptedAt is not null)
            return new VouchOutcome.Refused("This capture is no longer in quarantine.");

        if (await files.ReadAsync(found.RawHash, ct) is not { } bytes)
            return new VouchOutcome.Refused("The file of this capture is missing.");

        var text = Extraction.Of(polled, bytes, found.ContentType, new Uri(found.FinalUrl));
        if (text.Signs.SelectorFoundNothing)
            return new VouchOutcome.Refused("None of the selectors finds anything in this capture; correct the selectors instead.");

        if (text.Words == 0)
            return new VouchOutcome.Refused("There is no text in this capture.");

        var baseline = await reextract.RunAsync(polled, ct);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        var source = await store.TermsSources().SingleAsync(s => s.Id == polled.Id, ct);
        var capture = await store.TermsCaptures().SingleAsync(c => c.Id == captureId, ct);
        if (capture.AcceptedAt is not null || source.CurrentVersionId != polled.CurrentVersionId)
            return new VouchOutcome.Refused("Somebody else was faster; look again.");

        var page = new FetchResult.Page(bytes, new Uri(capture.FinalUrl), capture.ContentType, new Dictionary<string, string>(), Validators: null);
        var written = await vouched.WriteAsync(store, source, baseline, new(page, capture.RawHash, text, CaptureVerdict.Accepted.Instance, capture.At), capture, by, ct);
        (capture.AcceptedBy, capture.AcceptedAt) = (by, time.GetUtcNow().UtcDateTime);
        (source.State, source.StateSince) = (written.State, capture.AcceptedAt.Value);
        source.StateReason = $"{by} accepted a refused capture as the document. {written.Reason}";
        await store.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new VouchOutcome.Taken(written.State, source.StateReason, written.ChangeId);
    }
}
