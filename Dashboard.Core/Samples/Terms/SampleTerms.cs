using System.Text;

using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Samples.Terms;

/// <summary>Documents with their histories, written as polls would have: seen, seen again, confirmed, classified, reviewed. Nobody polls them.</summary>
public sealed class SampleTerms(
    IDbContextFactory<DashboardStore> stores, CaptureFiles files, VersionTexts texts, Reextract reextract, RecordVersion versions, IOptions<TermsOptions> options,
    SampleMarksQuery marks) : ISamplePart
{
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(35);

    public string Title => "Terms and their changes";

    public Task<string?> ObstacleAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    public async Task LoadAsync(SampleMoment moment, Action<long> told, CancellationToken ct)
    {
        // Few rows: what a broken-off load left is made anew rather than looked through.
        await RemoveAsync(_ => { }, ct);
        await marks.MarkAsync(MarkKinds.TermsSource, SampleDocuments.All.Select(d => d.Url), ct);
        foreach (var document in SampleDocuments.All)
            await WriteAsync(document, moment, ct);
    }

    public async Task RemoveAsync(Action<long> told, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var urls = await SampleMarksQuery.KeysAsync(store, MarkKinds.TermsSource, ct);
        var ids = await store.TermsSources().Where(s => urls.Contains(s.Url)).Select(s => s.Id).ToListAsync(ct);
        var captures = store.TermsCaptures().Where(c => ids.Contains(c.SourceId));
        var names = await captures.Select(c => c.RawHash).Union(store.TermsVersions().Where(v => ids.Contains(v.SourceId)).Select(v => v.TextFile)).ToListAsync(ct);

        await using (var whole = await store.Database.BeginTransactionAsync(ct))
        {
            var changes = store.TermsChanges().Where(c => ids.Contains(c.SourceId));
            await store.TermsReviews().Where(r => changes.Any(c => c.Id == r.ChangeId)).ExecuteDeleteAsync(ct);
            await changes.ExecuteDeleteAsync(ct);
            await store.TermsFlappings().Where(f => ids.Contains(f.SourceId)).ExecuteDeleteAsync(ct);
            await store.TermsVersions().Where(v => ids.Contains(v.SourceId)).ExecuteDeleteAsync(ct);
            await captures.ExecuteDeleteAsync(ct);
            await store.TermsSources().Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(ct);
            await store.SampleMarks().Where(m => m.Kind == MarkKinds.TermsSource).ExecuteDeleteAsync(ct);
            await whole.CommitAsync(ct);
        }

        // Named by their content: somebody else's page could be the same bytes.
        foreach (var name in names)
        {
            if (!await store.TermsCaptures().AnyAsync(c => c.RawHash == name, ct) && !await store.TermsVersions().AnyAsync(v => v.TextFile == name, ct))
                files.Remove(name);
        }
    }

    private async Task WriteAsync(SampleDocument document, SampleMoment moment, CancellationToken ct)
    {
        var first = moment.DaysAgo(document.Editions[0]);
        await new SaveTermsSource(stores, new PastTime(first)).AddAsync(new TermsSourceDraft(document.Provider, document.Name, document.Kind, document.Url), ct);
        for (var edition = 0; edition < document.Editions.Count; edition++)
        {
            var seen = moment.DaysAgo(document.Editions[edition]);
            var html = document.Html(edition, moment);
            var outcome = await PollAsync(document, html, seen, ct);
            if (edition == 0)
                continue;

            outcome = await PollAsync(document, html, seen + SecondLook, ct);
            if (document.Reviews.TryGetValue(edition, out var review))
                await ReviewAsync(outcome.ChangeId!.Value, review, moment.DaysAgo(document.Editions[edition] - review.After), ct);
        }

        await LastLookAsync(document, moment, ct);
    }

    private async Task<PollOutcome> PollAsync(SampleDocument document, string html, DateTime at, CancellationToken ct)
    {
        var source = await SourceAsync(document, ct);
        var baseline = await reextract.RunAsync(source, ct);
        var bytes = Encoding.UTF8.GetBytes(html);
        var page = new FetchResult.Page(bytes, new Uri(document.Url), "text/html; charset=utf-8", new Dictionary<string, string>(), null);
        var text = Extraction.Of(source, bytes, page.ContentType, page.Final);
        var evidence = new CapturedPage(page, await files.SaveAsync(bytes, ct), text, CaptureVerdict.Accepted.Instance, at);
        return await Record(at).AcceptedAsync(source, baseline, evidence, await texts.SaveAsync(text, ct), confirmAtOnce: false, ct);
    }

    private async Task LastLookAsync(SampleDocument document, SampleMoment moment, CancellationToken ct)
    {
        // Within the day, and not all in one minute.
        var lately = moment.Now.AddMinutes(-30 - (int)(SampleNoise.Of(document.Url) % 600));
        await Record(document.BlockedSince is { } days ? moment.DaysAgo(days + 1) : lately).UnchangedAsync(await SourceAsync(document, ct), ct);
        if (document.BlockedSince is { } since)
        {
            foreach (var at in new[] { moment.DaysAgo(since), lately })
                await Record(at).TroubleAsync(await SourceAsync(document, ct), new FetchResult.Trouble(TermsState.Blocked, "The host answers 403: it does not let us read the page."), ct);
        }

        await using var store = await stores.CreateDbContextAsync(ct);
        await store.TermsSources().Where(s => s.Url == document.Url).ExecuteUpdateAsync(set => set.SetProperty(s => s.Paused, true), ct);
    }

    private RecordPoll Record(DateTime at) => new(stores, versions, options, new PastTime(at));

    private async Task ReviewAsync(int change, SampleReview review, DateTime at, CancellationToken ct) =>
        await new ReviewChange(stores, new PastTime(at)).RunAsync(change, new ReviewDraft("dana@sample.invalid", review.Decision, review.Owner, review.Note), ct);

    private async Task<TermsSource> SourceAsync(SampleDocument document, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.TermsSources().AsNoTracking().SingleAsync(s => s.Url == document.Url, ct);
    }
}
