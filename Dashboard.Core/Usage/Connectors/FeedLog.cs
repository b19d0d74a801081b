using System.Security.Cryptography;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>Writes down how the askings of a connection went, and when the next one is due.</summary>
public sealed class FeedLog(IDbContextFactory<DashboardStore> stores, IOptions<FeedOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    /// <summary>One window is done; <paramref name="days"/> are read now, null when it failed. The feed given is brought up to date as well.</summary>
    internal async Task WriteAsync(Feed feed, SyncRun run, DayRange? days, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        // Removed meanwhile: nobody wants to know.
        if (await store.Feeds().SingleOrDefaultAsync(f => f.ConnectionId == feed.ConnectionId, ct) is not { } now)
            return;

        // Other parts are wanted since we asked: these days are not read as they should be.
        if (days is { } read && now.LeftOut == feed.LeftOut)
        {
            SyncPlan.Cover(now, read);
            (feed.CoveredFrom, feed.CoveredUntil) = (now.CoveredFrom, now.CoveredUntil);
        }

        store.SyncRuns().Add(run);
        await store.SaveChangesAsync(ct);
        var kept = await store.SyncRuns().Where(r => r.ConnectionId == feed.ConnectionId).OrderByDescending(r => r.Id).Skip(options.Value.RunsKept - 1).Select(r => r.Id).FirstOrDefaultAsync(ct);
        await store.SyncRuns().Where(r => r.ConnectionId == feed.ConnectionId && r.Id < kept).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Somebody stopped it; the ledger is as it was before this window.</summary>
    internal async Task StoppedAsync(int connectionId, SyncRun run)
    {
        await using var store = await stores.CreateDbContextAsync(CancellationToken.None);
        if (!await store.Feeds().AnyAsync(f => f.ConnectionId == connectionId, CancellationToken.None))
            return;

        store.SyncRuns().Add(run);
        await store.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>How it stands, and when to ask again.</summary>
    internal async Task EndAsync(int connectionId, Trouble? trouble, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        if (await store.Feeds().SingleOrDefaultAsync(f => f.ConnectionId == connectionId, ct) is not { } feed)
            return;

        var now = time.GetUtcNow().UtcDateTime;
        var state = trouble?.State ?? FeedState.Synced;
        if (feed.State != state)
            feed.StateSince = now;

        (feed.State, feed.StateReason, feed.LastTriedAt) = (state, trouble?.Sentence ?? "", now);
        if (trouble is null)
            (feed.Failures, feed.LastSuccessAt) = (0, now);
        else
            feed.Failures++;

        feed.NextDueAt = now + (trouble is null ? Interval(feed) : Retry(feed, trouble, now));
        await store.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // A tenth more or less, so that connections made together do not ask together for ever.
    private static TimeSpan Interval(Feed feed) => TimeSpan.FromSeconds(feed.IntervalMinutes * 6 * (9.5 + (RandomNumberGenerator.GetInt32(1001) / 1000d)));

    private TimeSpan Retry(Feed feed, Trouble trouble, DateTime now)
    {
        var pause = options.Value.FirstRetry * Math.Pow(2, Math.Min(feed.Failures - 1, 10));
        pause = pause > LongestRetry ? LongestRetry : pause;
        return trouble.Until - now > pause || trouble is { State: FeedState.RateLimited, Until: not null } ? trouble.Until!.Value - now : pause;
    }
}
