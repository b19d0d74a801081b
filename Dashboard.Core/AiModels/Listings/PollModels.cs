using System.Collections.Concurrent;

using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>One round of asking hosts for their lists. Safe to run twice, beside itself, and to be killed.</summary>
public sealed class PollModels(IDbContextFactory<DashboardStore> stores, ListingFetcher fetcher, IOptions<AiModelOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <param name="all">Also sources that are not due yet; paused ones never.</param>
    public async Task<IReadOnlyList<ListingPoll>> RunAsync(bool all, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<int> due;
        await using (var store = await stores.CreateDbContextAsync(ct))
        {
            due = await store.ListingSources().AsNoTracking()
                .Where(s => !s.Paused && (all || s.NextDueAt <= now)).OrderBy(s => s.NextDueAt).Select(s => s.Id).ToListAsync(ct);
        }

        var polls = new ConcurrentBag<ListingPoll>();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Hosts, CancellationToken = ct }, async (id, stop) =>
        {
            if (await PollAsync(id, stop) is { } poll)
                polls.Add(poll);
        });
        return [.. polls.OrderBy(p => p.Host, StringComparer.Ordinal).ThenBy(p => p.Url, StringComparer.Ordinal)];
    }

    /// <summary>One source, for a person who waits. Null when it is gone or another poll was faster.</summary>
    public Task<ListingPoll?> NowAsync(int sourceId, CancellationToken ct) => PollAsync(sourceId, ct);

    private async Task<ListingPoll?> PollAsync(int id, CancellationToken ct)
    {
        ListingSource? before;
        await using (var store = await stores.CreateDbContextAsync(ct))
            before = await store.ListingSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);

        if (before is null)
            return null;

        // No context is open while we wait for the host.
        var answer = await fetcher.FetchAsync(before, ct);

        await using var writing = await stores.CreateDbContextAsync(ct);
        // Begins with the write lock: of two polls at once the second sees that it was overtaken.
        await using var transaction = await writing.Database.BeginTransactionAsync(ct);
        var source = await writing.ListingSources().Include(s => s.Models).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (source is null || source.Revision != before.Revision)
            return null;

        var changes = await TakeAsync(writing, source, answer, ct);
        source.Revision++;
        await writing.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(source.Host, source.Url, source.State, source.StateReason, source.Models.Count(m => m.GoneAt is null), changes);
    }

    private async Task<IReadOnlyList<ModelChange>> TakeAsync(DashboardStore store, ListingSource source, ListingAnswer answer, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        switch (answer)
        {
            case ListingAnswer.Postponed postponed:
                source.NextDueAt = postponed.Until;
                return [];
            case ListingAnswer.Trouble trouble:
                Fail(source, trouble.State, trouble.Reason, trouble.RetryAfter, now);
                return [];
            case ListingAnswer.Listed listed:
                var baseline = source.LastVerifiedAt is null || source.ReaderVersion != ListingReader.Version;
                var whole = listed.Unread is null;
                if (whole && !baseline && !source.AcceptNext && ListingUpdate.Doubt(source.Models.Count(m => m.GoneAt is null), listed.Models.Count) is { } doubt)
                {
                    Fail(source, ListingState.Shrunk, doubt, null, now);
                    return [];
                }

                var open = await store.ModelChanges()
                    .Where(c => c.SourceId == source.Id && c.State == ModelChangeState.Suspected).ToDictionaryAsync(c => c.RawModel, StringComparer.Ordinal, ct);
                var changes = ListingUpdate.Apply(source, listed.Models, open, baseline, whole, now);
                // A confirmed suspicion is news too, but stands in the table already.
                store.ModelChanges().AddRange(changes.Where(c => c.Id == 0));
                Succeed(source, listed.Unread, now);
                return changes;
            default:
                throw new InvalidOperationException($"{answer.GetType().Name} is no known answer.");
        }
    }

    private void Succeed(ListingSource source, string? unread, DateTime now)
    {
        SetState(source, unread is null ? ListingState.Read : ListingState.Partial, unread ?? "", now);
        (source.Failures, source.LastCheckedAt, source.LastVerifiedAt) = (0, now, now);
        // A part is no list to compare with: until all of it was read once, the next one is a beginning too.
        if (unread is null)
            (source.AcceptNext, source.ReaderVersion) = (false, ListingReader.Version);

        source.NextDueAt = now + (unread is null && source.Models.Exists(m => m is { MissingSince: not null, GoneAt: null }) ? options.Value.ConfirmAfter : options.Value.Interval);
    }

    private void Fail(ListingSource source, ListingState state, string reason, TimeSpan? retryAfter, DateTime now)
    {
        SetState(source, state, reason, now);
        source.Failures++;
        source.LastCheckedAt = now;
        var pause = options.Value.FirstRetry * Math.Pow(2, Math.Min(source.Failures - 1, 10));
        pause = pause > LongestRetry ? LongestRetry : pause;
        source.NextDueAt = now + (retryAfter > pause ? retryAfter.Value : pause);
    }

    private static void SetState(ListingSource source, ListingState state, string reason, DateTime now)
    {
        if (source.State != state)
            source.StateSince = now;

        (source.State, source.StateReason) = (state, reason);
    }
}

/// <summary>What one poll of one source came to; <paramref name="Listed"/> counts what we take to be callable now.</summary>
public sealed record ListingPoll(string Host, string Url, ListingState State, string Reason, int Listed, IReadOnlyList<ModelChange> Changes);
