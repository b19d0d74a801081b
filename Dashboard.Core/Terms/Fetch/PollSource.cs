using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Fetch;

/// <summary>
/// Polls one source: fetched, captured, changed are three facts, settled one after the other. Everything is written in
/// one transaction at the end, so a poll that is killed has not happened.
/// </summary>
public sealed class PollSource(
    IDbContextFactory<DashboardStore> stores, TermsFetcher fetcher, CaptureFiles files, VersionTexts texts, Reextract reextract, RecordPoll record, TimeProvider time)
{
    /// <param name="confirmAtOnce">A person waits: a second fetch a moment later confirms what the first one saw.</param>
    public async Task<PollOutcome?> RunAsync(int sourceId, bool confirmAtOnce, CancellationToken ct)
    {
        var outcome = await OnceAsync(sourceId, confirmAtOnce, ct);
        return confirmAtOnce && outcome?.State == TermsState.ChangedUnconfirmed ? await OnceAsync(sourceId, confirmAtOnce, ct) : outcome;
    }

    private async Task<PollOutcome?> OnceAsync(int sourceId, bool confirmAtOnce, CancellationToken ct)
    {
        TermsSource? source;
        await using (var store = await stores.CreateDbContextAsync(ct))
            source = await store.TermsSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId && s.RemovedAt == null, ct);

        if (source is null || source.State == TermsState.Manual)
            return null;

        // Our own doing is settled first, so that it is never taken for the provider's.
        var baseline = await reextract.RunAsync(source, ct);

        // "Not modified" is an answer only about a text that we hold and believe.
        var conditional = baseline is not null && source.State.IsSeen() && source.PendingCaptureId is null;
        var result = await fetcher.FetchAsync(source, conditional, ct);
        return result switch
        {
            FetchResult.Page page => await CapturedAsync(source, baseline, page, confirmAtOnce, ct),
            FetchResult.NotModified => await record.UnchangedAsync(source, ct),
            FetchResult.Trouble trouble => await record.TroubleAsync(source, trouble, ct),
            FetchResult.Postponed postponed => await record.PostponedAsync(source, postponed, ct),
            _ => throw new InvalidOperationException($"{result.GetType().Name} is no known result."),
        };
    }

    private async Task<PollOutcome> CapturedAsync(TermsSource source, BaselineText? baseline, FetchResult.Page page, bool confirmAtOnce, CancellationToken ct)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var raw = await files.SaveAsync(page.Bytes, ct);
        var text = Extraction.Of(source, page.Bytes.Span, page.ContentType, page.Final);
        var verdict = CaptureGuards.Judge(text, new CaptureContext
        {
            Asked = new Uri(source.Url),
            Final = page.Final,
            ContentType = page.ContentType,
            Baseline = baseline?.Page,
            Vouched = baseline?.Version.VouchedBy is not null,
            Markers = source.Markers() is { Count: > 0 } markers ? markers : null,
        });
        var evidence = new CapturedPage(page, raw, text, verdict, at);
        return verdict is CaptureVerdict.Refused refused
            ? await record.RefusedAsync(source, evidence, refused, ct)
            : await record.AcceptedAsync(source, baseline, evidence, await texts.SaveAsync(text, ct), confirmAtOnce, ct);
    }
}
