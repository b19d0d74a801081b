using System.Collections.Concurrent;
using System.Text;

using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Lifecycle.Reading;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Outbound;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.AiModels.Pages;

/// <summary>One round of reading pages of one kind. Safe to run twice, beside itself, and to be killed.</summary>
public sealed class PollPages(IDbContextFactory<DashboardStore> stores, OutboundClient outbound, IOptions<AiModelOptions> options, TimeProvider time)
{
    private const long LargestAnswer = 8 * 1024 * 1024;
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <param name="all">Also pages that are not due yet; paused ones never.</param>
    public async Task<IReadOnlyList<PagePoll>> RunAsync(PageKind kind, bool all, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<int> due;
        await using (var store = await stores.CreateDbContextAsync(ct))
        {
            due = await store.WatchedPages().AsNoTracking()
                .Where(p => p.Kind == kind && !p.Paused && (all || p.NextDueAt <= now)).OrderBy(p => p.NextDueAt).Select(p => p.Id).ToListAsync(ct);
        }

        var polls = new ConcurrentBag<PagePoll>();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Hosts, CancellationToken = ct }, async (id, stop) =>
        {
            if (await PollAsync(id, stop) is { } poll)
                polls.Add(poll);
        });
        return [.. polls.OrderBy(p => p.Host, StringComparer.Ordinal).ThenBy(p => p.Url, StringComparer.Ordinal)];
    }

    /// <summary>One page, due or not; null when somebody else changed it at the same moment, or when it is gone.</summary>
    public Task<PagePoll?> NowAsync(int id, CancellationToken ct) => PollAsync(id, ct);

    private async Task<PagePoll?> PollAsync(int id, CancellationToken ct)
    {
        WatchedPage? before;
        await using (var store = await stores.CreateDbContextAsync(ct))
            before = await store.WatchedPages().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);

        if (before is null)
            return null;

        // No context is open while we wait for the host. A status must be asked anew each time, a page only when it changed.
        var known = before.Kind is PageKind.Deprecations && before.State is PageState.Read && before.ReaderVersion == LifecycleReader.Version
            && (before.ETag ?? (object?)before.LastModified) is not null ? new Validators(before.ETag, before.LastModified) : null;
        var outcome = await outbound.FetchAsync(
            new OutboundRequest(new Uri(before.Url)) { Accept = before.Kind is PageKind.Status ? "application/json, application/atom+xml, application/rss+xml, */*;q=0.5" : "text/markdown, text/html;q=0.9", MaxBytes = LargestAnswer, Known = known }, ct);

        await using var writing = await stores.CreateDbContextAsync(ct);
        await using var transaction = await writing.Database.BeginTransactionAsync(ct);
        var page = await writing.WatchedPages().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (page is null || page.Revision != before.Revision)
            return null;

        var news = await TakeAsync(writing, page, outcome, ct);
        page.Revision++;
        await writing.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(page.Host, page.Kind, page.Url, page.State, page.StateReason, page.Kind is PageKind.Status ? page.Health : null, news);
    }

    private async Task<IReadOnlyList<string>> TakeAsync(DashboardStore store, WatchedPage page, OutboundOutcome outcome, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        switch (outcome)
        {
            case OutboundOutcome.Received { IsSuccess: true } received:
                var news = page.Kind is PageKind.Status ? await StatusAsync(store, page, received, now, ct) : await DeprecationsAsync(store, page, received, now, ct);
                (page.ETag, page.LastModified) = (received.Headers.ETag, received.Headers.LastModified);
                return news;
            case OutboundOutcome.NotModified:
                Succeed(page, now, options.Value.PageInterval);
                return [];
            case OutboundOutcome.Refused { Refusal: { Reason: RefusalReason.AskedToWait, Until: { } until } }:
                page.NextDueAt = until;
                return [];
            case OutboundOutcome.Received { Status: 401 or 403 or 405 or 407 or 429 or 451 } answer:
                Fail(page, PageState.Blocked, $"The host answered {answer.Status} and does not let us read its page.", answer.Headers.RetryAfter, now);
                return [];
            case OutboundOutcome.Received answer:
                Fail(page, PageState.Unreachable, $"The host answered {answer.Status}.", answer.Headers.RetryAfter, now);
                return [];
            case OutboundOutcome.Refused refused:
                Fail(page, PageState.Unreachable, refused.Refusal.Detail, null, now);
                return [];
            case OutboundOutcome.Failed failed:
                Fail(page, PageState.Unreachable, $"No whole answer: {failed.Detail}", null, now);
                return [];
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no answer to a plain question.");
        }
    }

    private async Task<IReadOnlyList<string>> DeprecationsAsync(DashboardStore store, WatchedPage page, OutboundOutcome.Received received, DateTime now, CancellationToken ct)
    {
        var text = Encoding.UTF8.GetString(received.Body.Span);
        var html = received.Headers.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) is true || text.TrimStart().StartsWith('<');
        var facts = html ? LifecycleReader.ReadHtml(text) : LifecycleReader.ReadMarkdown(text);
        var known = await store.LifecycleNotes().Where(n => n.PageId == page.Id).ToListAsync(ct);
        var baseline = page.LastVerifiedAt is null || page.ReaderVersion != LifecycleReader.Version;
        if (facts.Count == 0)
        {
            Fail(page, PageState.Unreadable, "The page holds no row or sentence about the end of a model.", null, now);
            return [];
        }

        if (!baseline && ListingUpdate.Doubt(known.Count(n => n.GoneAt is null), facts.Count) is not null)
        {
            Fail(page, PageState.Shrunk, $"The page gives {facts.Count} facts where {known.Count(n => n.GoneAt is null)} were known; a fall by more than 20 % is taken for a fault of the page.", null, now);
            return [];
        }

        var news = LifecycleUpdate.Apply(store, page, known, facts, now);
        page.ReaderVersion = LifecycleReader.Version;
        Succeed(page, now, options.Value.PageInterval);
        return baseline ? [] : news;
    }

    private async Task<IReadOnlyList<string>> StatusAsync(DashboardStore store, WatchedPage page, OutboundOutcome.Received received, DateTime now, CancellationToken ct)
    {
        if (StatusReader.Read(received.Body) is not StatusReading.Read read)
        {
            Fail(page, PageState.Unreadable, "What came is no status page of a kind that is known.", null, now);
            return [];
        }

        var known = await store.ProviderIncidents().Where(i => i.PageId == page.Id).ToListAsync(ct);
        var (news, again) = StatusUpdate.Apply(store, page, known, StatusJudgement.Of(read.Report, page.Component), now);
        Succeed(page, now, again ? options.Value.StatusConfirmAfter : options.Value.StatusInterval);
        return news;
    }

    private static void Succeed(WatchedPage page, DateTime now, TimeSpan pause)
    {
        SetState(page, PageState.Read, "", now);
        (page.Failures, page.LastCheckedAt, page.LastVerifiedAt, page.NextDueAt) = (0, now, now, now + pause);
    }

    private void Fail(WatchedPage page, PageState state, string reason, TimeSpan? retryAfter, DateTime now)
    {
        SetState(page, state, reason, now);
        page.Failures++;
        page.LastCheckedAt = now;
        var pause = options.Value.FirstRetry * Math.Pow(2, Math.Min(page.Failures - 1, 10));
        pause = pause > LongestRetry ? LongestRetry : pause;
        page.NextDueAt = now + (retryAfter > pause ? retryAfter.Value : pause);
    }

    private static void SetState(WatchedPage page, PageState state, string reason, DateTime now)
    {
        if (page.State != state)
            page.StateSince = now;

        (page.State, page.StateReason) = (state, reason);
    }
}

/// <summary>What one poll of one page came to; <paramref name="Health"/> of status pages only.</summary>
public sealed record PagePoll(string Host, PageKind Kind, string Url, PageState State, string Reason, Health? Health, IReadOnlyList<string> News);
