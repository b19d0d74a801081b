using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Versions;

/// <summary>What became of a text that a person vouches for.</summary>
public abstract record VouchOutcome
{
    private VouchOutcome()
    {
    }

    /// <summary>It is the document now. <paramref name="ChangeId"/>: the change that this made; null for the same words or the first text.</summary>
    public sealed record Taken(TermsState State, string Reason, int? ChangeId) : VouchOutcome;

    /// <summary>Not taken, and why: a sentence for the person.</summary>
    public sealed record Refused(string Reason) : VouchOutcome;
}

/// <summary>Writes a text that a person says is the document; its callers own the transaction.</summary>
public sealed class RecordVouched(RecordVersion versions, VersionTexts texts)
{
    public async Task<VersionWritten> WriteAsync(
        DashboardStore store, TermsSource source, BaselineText? baseline, CapturedPage page, TermsCapture capture, string by, CancellationToken ct)
    {
        var file = await texts.SaveAsync(page.Text, ct);
        var held = await RecordVersion.HeldAsync(store, source, baseline, ct);
        // A person has looked: no second fetch is waited for, and an earlier text that came back is news.
        VersionDecision decision = held.Current is null ? new VersionDecision.First()
            : held.Current == page.Text.Hash ? new VersionDecision.Same(Passed: false)
            : new VersionDecision.Confirmed(page.At);
        var written = await versions.WriteAsync(store, source, new(decision, baseline, page, capture, file, AtOnce: true) { VouchedBy = by }, ct);
        if (decision is VersionDecision.Same && await store.TermsVersions().FindAsync([source.CurrentVersionId], ct) is { } version)
            version.VouchedBy = by;

        source.Learn(PageMarkers.Learn(page.Text));
        // The host's "not modified" would speak of a page that we did not take from it.
        (source.ETag, source.LastModified, source.ValidatorsOf) = (null, null, null);
        source.Failures = 0;
        source.Revision++;
        if (source.LastVerifiedAt is not { } seen || seen < page.At)
            source.LastVerifiedAt = page.At;

        return written;
    }
}
