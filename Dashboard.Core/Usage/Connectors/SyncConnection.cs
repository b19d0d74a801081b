using Dashboard.Core.Outbound;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>Brings one connection up to date: the newest days, then the past. Safe to run twice, beside itself, and to be killed.</summary>
public sealed class SyncConnection(
    IDbContextFactory<DashboardStore> stores, DataFolder data, UsageConnectors connectors, OutboundClient outbound, CredentialBox box, SyncWindow windows, FeedLog log,
    IOptions<FeedOptions> options, TimeProvider time)
{
    /// <summary>Null when the connection is gone, or somebody else is at it.</summary>
    public async Task<SyncReport?> RunAsync(int connectionId, Action<SyncProgress>? tell, CancellationToken ct)
    {
        using var held = SyncLock.TryTake(data, connectionId);
        if (held is null || await FindAsync(connectionId, ct) is not { } found)
            return null;

        var (feed, connection) = found;
        var totals = new SyncReport(connection.Name, feed.Connector, FeedState.Synced, "", 0, 0, 0, 0);
        if (connectors.Find(feed.Connector) is not { } connector)
            return await EndAsync(totals, feed, new Trouble(FeedState.KeyUnusable, $"This version has no connector {feed.Connector}."), ct);

        var (call, unusable) = Call(connector, feed);
        if (call is null)
            return await EndAsync(totals, feed, unusable, ct);

        var reach = connector.Reach(Today);
        foreach (var days in SyncPlan.Refresh(feed, reach, connector.Info.LongestWindow))
        {
            (totals, var trouble) = await WindowAsync(totals, new(connector, call, feed, connection, days, Backfill: false, held), tell, ct);
            if (trouble is not null)
                return await EndAsync(totals, feed, trouble, ct);
        }

        // The newest days are there: whatever becomes of the past, the connection works.
        totals = await EndAsync(totals, feed, null, ct);
        while (await FindAsync(connectionId, ct) is ({ Paused: false } now, _) && SyncPlan.Past(now, reach, connector.Info.LongestWindow) is { } days)
        {
            (totals, var trouble) = await WindowAsync(totals, new(connector, call, now, connection, days, Backfill: true, held), tell, ct);
            if (trouble is not null)
                return await EndAsync(totals, now, trouble, ct);
        }

        return totals;
    }

    /// <summary>One small question, to see whether settings work; nothing is kept.</summary>
    public async Task<ConnectionTest> TestAsync(FeedDraft draft, string? secret, int? connectionId, CancellationToken ct)
    {
        if (draft.Problems(Today).Concat(connectors.Problems(draft)).FirstOrDefault(p => p.Path != "name") is { } problem)
            return new(FeedState.NotAllowed, problem.Message);

        // A key that is kept goes nowhere else, whatever the form says.
        var saved = connectionId is { } id && await FindAsync(id, ct) is { } found && FeedWriting.IsSamePlace(found.Feed.BaseUrl, draft.BaseUrl) ? found.Feed : null;
        var credential = !string.IsNullOrWhiteSpace(secret) ? box.Seal(secret.Trim())
            : draft.Variable is { } variable ? CredentialBox.Refer(variable) : saved?.Credential;
        var feed = new Feed { Connector = draft.Connector, BaseUrl = draft.BaseUrl, Credential = credential, AccountKind = draft.AccountKind, LeftOut = draft.LeftOutText };
        var connector = connectors.Find(draft.Connector)!;
        var (call, trouble) = Call(connector, feed);
        if (call is null)
            return new(trouble!.State, trouble.Sentence);

        var yesterday = new DayRange(Today.AddDays(-1), Today);
        var answer = await connector.ProbeAsync(new Fetching(call, feed, draft.Account, yesterday, "", "the test", options.Value), ct);
        return answer.Trouble is { } failed ? new(failed.State, failed.Sentence) : new(FeedState.Synced, answer.Saw);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private (ProviderCall? Call, Trouble? Trouble) Call(IUsageConnector connector, Feed feed) => feed.Credential is null
        ? (null, new(FeedState.KeyUnusable, $"There is no key. {connector.Info.KeyHint}"))
        : box.Open(feed.Credential) switch
        {
            CredentialAnswer.Secret secret when secret.Value.Length == 0 || secret.Value.AsSpan().ContainsAnyExceptInRange('!', '~') =>
                (null, new(FeedState.KeyUnusable, "The key holds characters that no key has; enter it again.")),
            CredentialAnswer.Secret secret => (new ProviderCall(outbound, connector, secret.Value, options.Value, time), null),
            CredentialAnswer.Missing missing => (null, new(FeedState.KeyUnusable, missing.Reason)),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no known answer."),
        };

    private async Task<(SyncReport, Trouble?)> WindowAsync(SyncReport totals, Asking asking, Action<SyncProgress>? tell, CancellationToken ct)
    {
        var started = time.GetUtcNow().UtcDateTime;
        var (feed, days) = (asking.Feed, asking.Days);
        asking.Held.Clear();
        var label = $"{asking.Connection.Name} {days.FromText} to {days.UntilText}";
        void Tell(int pages) => tell?.Invoke(new(asking.Backfill, days.From, days.Until, pages, totals.Rows));
        var fetching = new Fetching(asking.Call, feed, asking.Connection.Account, days, asking.Held.Folder, label, options.Value, Tell);
        Tell(0);
        WindowOutcome outcome;
        try
        {
            outcome = await windows.RunAsync(asking.Connector, fetching, asking.Connection.Name, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await log.StoppedAsync(feed.ConnectionId, Run(asking, fetching, started, new(null), stopped: true));
            throw;
        }

        await log.WriteAsync(feed, Run(asking, fetching, started, outcome, stopped: false), outcome.Trouble is null ? days : null, ct);
        totals = totals with { Rows = totals.Rows + outcome.Rows, Added = totals.Added + outcome.Added, Updated = totals.Updated + outcome.Updated, Rejected = totals.Rejected + outcome.Rejected };
        return (totals, outcome.Trouble);
    }

    private SyncRun Run(Asking asking, Fetching fetching, DateTime started, WindowOutcome outcome, bool stopped) => new()
    {
        ConnectionId = asking.Feed.ConnectionId,
        StartedAt = started,
        FinishedAt = time.GetUtcNow().UtcDateTime,
        From = asking.Days.From,
        Until = asking.Days.Until,
        Backfill = asking.Backfill,
        Stopped = stopped,
        State = outcome.Trouble?.State ?? FeedState.Synced,
        Note = outcome.Trouble?.Sentence ?? outcome.Note,
        Pages = fetching.Pages.Count,
        Rows = outcome.Rows,
        Added = outcome.Added,
        Updated = outcome.Updated,
        Rejected = outcome.Rejected,
    };

    private async Task<SyncReport> EndAsync(SyncReport totals, Feed feed, Trouble? trouble, CancellationToken ct)
    {
        await log.EndAsync(feed.ConnectionId, trouble, ct);
        return trouble is null ? totals : totals with { State = trouble.State, Reason = trouble.Sentence };
    }

    private async Task<(Feed Feed, Connection Connection)?> FindAsync(int connectionId, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Feeds().AsNoTracking().SingleOrDefaultAsync(f => f.ConnectionId == connectionId, ct) is { } feed
            ? (feed, await store.Connections().AsNoTracking().SingleAsync(c => c.Id == connectionId, ct)) : null;
    }

    private sealed record Asking(IUsageConnector Connector, ProviderCall Call, Feed Feed, Connection Connection, DayRange Days, bool Backfill, SyncLock Held);
}

/// <summary>What one sync of a connection came to, over all its windows.</summary>
public sealed record SyncReport(string Connection, string Connector, FeedState State, string Reason, long Rows, long Added, long Updated, long Rejected);

/// <summary>How far a sync is.</summary>
/// <param name="Until">The day after the last of the window.</param>
public sealed record SyncProgress(bool Backfill, DateOnly From, DateOnly Until, int Pages, long Rows);

/// <summary>Whether settings work, and what a small question showed.</summary>
public sealed record ConnectionTest(FeedState State, string Sentence)
{
    public bool IsGood => State is FeedState.Synced;
}
