using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Connections;

/// <summary>Turns a checked draft into rows, inside the caller's transaction.</summary>
public static class FeedWriting
{
    /// <summary>Makes or changes the feed of the draft's name. A sealed key stays unless a variable replaces it.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, FeedDraft draft, bool selfOperatedGateway, DateTime now, CancellationToken ct)
    {
        var name = draft.Name.Trim();
        var connection = await store.Connections().SingleOrDefaultAsync(c => c.Name == name, ct);
        var feed = connection is null ? null : await store.Feeds().SingleOrDefaultAsync(f => f.ConnectionId == connection.Id, ct);
        if (connection is null)
        {
            connection = new Connection { Name = name, Format = draft.Connector, Account = draft.Account, SelfOperatedGateway = selfOperatedGateway, CreatedAt = now };
            store.Connections().Add(connection);
            // Its number is the feed's.
            await store.SaveChangesAsync(ct);
        }

        if (feed is null)
        {
            feed = new Feed { ConnectionId = connection.Id, Connector = draft.Connector, BaseUrl = draft.BaseUrl, StateSince = now, NextDueAt = now };
            store.Feeds().Add(feed);
            Take(feed, connection, draft);
            return Change.Created;
        }

        var (before, to, account) = (Of(feed), feed.ReadBackTo, connection.Account);
        Take(feed, connection, draft);
        if (before == Of(feed) && account == connection.Account)
            return Change.Unchanged;

        // Days read without a part say nothing of it: they are read again.
        if (before.Item4 != feed.LeftOut)
            (feed.CoveredFrom, feed.CoveredUntil) = (null, null);

        // Who moves the first day wants it read.
        if (to != feed.ReadBackTo)
            feed.BackfillStopped = false;

        feed.NextDueAt = now;
        return Change.Changed;
    }

    /// <summary>Whether writing the draft would mix rows that must not be mixed.</summary>
    public static async Task<Problem?> ClashAsync(DashboardStore store, FeedDraft draft, CancellationToken ct)
    {
        var name = draft.Name.Trim();
        if (await store.Connections().AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, ct) is not { } there)
            return null;

        // Days are replaced whole: what files or another provider brought would go.
        return there.Format != draft.Connector ? new("name", "Something else feeds the connection of this name, and a sync would take its rows for its own; choose another name.")
            : there.Account != draft.Account ? new("account", "Another account is another connection: its days would be replaced by those of a stranger.") : null;
    }

    /// <summary>Whether a key that was given for one address may be sent to another.</summary>
    internal static bool IsSamePlace(string one, string other) =>
        Uri.TryCreate(one, UriKind.Absolute, out var a) && Uri.TryCreate(other, UriKind.Absolute, out var b)
        && a.GetLeftPart(UriPartial.Authority).Equals(b.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    private static void Take(Feed feed, Connection connection, FeedDraft draft)
    {
        connection.Account = draft.Account;
        // Whoever may change an address must not learn the key by it.
        if (!IsSamePlace(feed.BaseUrl, draft.BaseUrl))
            feed.Credential = null;

        (feed.BaseUrl, feed.AccountKind, feed.LeftOut, feed.IntervalMinutes) = (draft.BaseUrl, draft.AccountKind, draft.LeftOutText, draft.IntervalMinutes);
        (feed.LateDays, feed.ReadBackTo, feed.Paused) = (draft.LateDays, draft.ReadBackTo, draft.Paused);
        if (draft.Variable is { } variable)
            feed.Credential = CredentialBox.Refer(variable);
        else if (CredentialBox.VariableOf(feed.Credential) is not null)
            feed.Credential = null;
    }

    private static (string, string?, AccountKind, string, int, int, DateOnly?, bool) Of(Feed f) =>
        (f.BaseUrl, f.Credential, f.AccountKind, f.LeftOut, f.IntervalMinutes, f.LateDays, f.ReadBackTo, f.Paused);
}
