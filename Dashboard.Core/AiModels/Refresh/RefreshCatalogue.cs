using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Outbound.GitHub;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.AiModels.Refresh;

/// <summary>
/// One round of asking GitHub for newer lists. Announced ends count at once: they are shown with their source. Prices become an edition that waits to be
/// applied. Whatever goes wrong, the catalogue in use stays and the state says why.
/// </summary>
public sealed class RefreshCatalogue(
    IDbContextFactory<DashboardStore> stores, GitHubFiles github, ModelCatalogue catalogue, CurrentCatalogue current, IOptions<AiModelOptions> options, TimeProvider time)
{
    // LiteLLM's list, the longest, has 1.5 MB.
    private const long LargestFile = 8 * 1024 * 1024;
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    private readonly EditionMaking _editions = new(catalogue);

    /// <param name="all">Also lists that are not due yet.</param>
    public async Task<IReadOnlyList<RefreshLine>> RunAsync(bool all, CancellationToken ct)
    {
        await BeginAsync(ct);
        var lines = new List<RefreshLine>();
        // Tiers first: an edition made in this round uses them.
        foreach (var list in (RefreshList[])[RefreshList.Tiers, RefreshList.Prices, RefreshList.Ends])
        {
            if (await ReadAsync(list, all, ct) is { } line)
                lines.Add(line);
        }

        return lines;
    }

    private async Task BeginAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        var known = await store.RefreshFeeds().Select(f => f.List).ToListAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        store.RefreshFeeds().AddRange(Enum.GetValues<RefreshList>().Except(known).Select(l => new RefreshFeed { List = l, StateSince = now, NextDueAt = now, StateReason = "Waits for its first reading." }));
        await store.SaveChangesAsync(ct);
    }

    private async Task<RefreshLine?> ReadAsync(RefreshList list, bool all, CancellationToken ct)
    {
        RefreshFeed before;
        await using (var store = await stores.CreateDbContextAsync(ct))
            before = await store.RefreshFeeds().AsNoTracking().SingleAsync(f => f.List == list, ct);

        if (!all && before.NextDueAt > time.GetUtcNow().UtcDateTime)
            return null;

        // No context is open while we wait for GitHub. A list that could not be used is asked for anew, whatever its commit.
        var usable = before.State is not (RefreshState.Unreadable or RefreshState.Shrunk);
        var outcome = await github.ReadAsync(RefreshFiles.Of(list), usable ? before.ETag : null, usable ? before.Commit : null, LargestFile, ct);
        await using var writing = await stores.CreateDbContextAsync(ct);
        await using var transaction = await writing.Database.BeginTransactionAsync(ct);
        var feed = await writing.RefreshFeeds().SingleAsync(f => f.List == list, ct);
        var news = await TakeAsync(writing, feed, outcome, ct);
        await writing.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(list, feed.State, feed.StateReason, feed.Commit, feed.CommittedAt, news);
    }

    private async Task<string> TakeAsync(DashboardStore store, RefreshFeed feed, GitHubFileOutcome outcome, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        feed.LastCheckedAt = now;
        switch (outcome)
        {
            case GitHubFileOutcome.Received received:
                try
                {
                    var news = await UseAsync(store, feed, received, now, ct);
                    if (feed.State is RefreshState.Shrunk)
                        return news;

                    (feed.Branch, feed.Commit, feed.CommittedAt, feed.ETag) = (received.Branch, received.Commit, received.CommittedAt, received.ETag);
                    return news;
                }
                catch (FormatException e)
                {
                    Fail(feed, RefreshState.Unreadable, $"The file of commit {Short(received.Commit)} cannot be used: {e.Message}", now);
                    return "";
                }

            case GitHubFileOutcome.Unchanged unchanged:
                (feed.Branch, feed.ETag) = (unchanged.Branch ?? feed.Branch, unchanged.ETag ?? feed.ETag);
                Succeed(feed, now);
                return "";
            case GitHubFileOutcome.AskedToWait wait:
                SetState(feed, RefreshState.AskedToWait, $"{wait.Reason} It is asked again after {wait.Until:yyyy-MM-dd HH:mm} UTC.", now);
                feed.NextDueAt = wait.Until > now ? wait.Until : now + options.Value.FirstRetry;
                return "";
            case GitHubFileOutcome.Failed failed:
                Fail(feed, RefreshState.Unreachable, failed.Reason, now);
                return "";
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no answer.");
        }
    }

    private async Task<string> UseAsync(DashboardStore store, RefreshFeed feed, GitHubFileOutcome.Received received, DateTime now, CancellationToken ct)
    {
        switch (feed.List)
        {
            case RefreshList.Ends:
                var (entries, ends) = EndsList.Read(received.Body, catalogue);
                if (Shrunk(feed, entries, now))
                    return "";

                await store.CollectedEnds().ExecuteDeleteAsync(ct);
                store.CollectedEnds().AddRange(ends);
                return $"{ends.Count} announced ends.";
            case RefreshList.Tiers:
                return Shrunk(feed, _editions.Tiers(received.Body).Count, now) ? "" : await _editions.OfTiersAsync(store, received, now, ct);
            default:
                return Shrunk(feed, EditionMaking.Prices(received.Body).Sum(p => p.Models.Count), now) ? "" : await _editions.OfPricesAsync(store, received, now, ct);
        }
    }

    private bool Shrunk(RefreshFeed feed, int entries, DateTime now)
    {
        if (ListingUpdate.Doubt(feed.Entries, entries) is null)
        {
            feed.Entries = entries;
            Succeed(feed, now);
            return false;
        }

        Fail(feed, RefreshState.Shrunk, $"The list has {entries} entries where {feed.Entries} were known; a fall by more than 20 % is taken for a fault of the list.", now);
        return true;
    }

    private void Succeed(RefreshFeed feed, DateTime now)
    {
        SetState(feed, RefreshState.Read, "", now);
        (feed.Failures, feed.LastVerifiedAt, feed.NextDueAt) = (0, now, now + options.Value.PageInterval);
    }

    private void Fail(RefreshFeed feed, RefreshState state, string reason, DateTime now)
    {
        SetState(feed, state, reason, now);
        feed.Failures++;
        var pause = options.Value.FirstRetry * Math.Pow(2, Math.Min(feed.Failures - 1, 10));
        feed.NextDueAt = now + (pause > LongestRetry ? LongestRetry : pause);
    }

    private static void SetState(RefreshFeed feed, RefreshState state, string reason, DateTime now)
    {
        if (feed.State != state)
            feed.StateSince = now;

        (feed.State, feed.StateReason) = (state, reason);
    }

    internal static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;
}

/// <summary>How asking for one list went.</summary>
public sealed record RefreshLine(RefreshList List, RefreshState State, string Reason, string? Commit, DateTime? CommittedAt, string News);
