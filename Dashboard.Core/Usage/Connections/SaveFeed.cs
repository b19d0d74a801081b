using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connectors;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Connections;

/// <summary>Adds a polled connection or changes it, and forgets its settings.</summary>
public sealed class SaveFeed(IDbContextFactory<DashboardStore> stores, UsageConnectors connectors, CredentialBox box, TimeProvider time)
{
    /// <param name="secret">A key to seal; null leaves what is there.</param>
    /// <param name="connectionId">The connection that is changed; null adds one.</param>
    public async Task<SaveOutcome> RunAsync(FeedDraft draft, string? secret, int? connectionId, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<Problem> problems = [.. draft.Problems(DateOnly.FromDateTime(now)), .. connectors.Problems(draft)];
        if (secret is not null && draft.Variable is not null)
            problems.Add(new("key", "Give the key or the name of the variable that holds it, not both."));

        await using var store = await stores.CreateDbContextAsync(ct);
        // Begins with the write lock: a name cannot be taken in between.
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        if (await TakenAsync(store, draft, connectionId, ct) is { } taken)
            problems.Add(taken);

        if (connectionId is { } changed && string.IsNullOrWhiteSpace(secret) && draft.Variable is null
            && await store.Feeds().AsNoTracking().SingleOrDefaultAsync(f => f.ConnectionId == changed, ct) is { Credential: not null } kept && !FeedWriting.IsSamePlace(kept.BaseUrl, draft.BaseUrl))
            problems.Add(new("key", "The address is another one: enter the key again, a kept key goes only where it was meant for."));

        if (problems.Count > 0)
            return new SaveOutcome.Refused(problems);

        var change = await FeedWriting.WriteAsync(store, draft, connectors.InfoOf(draft.Connector)!.SelfOperatedGateway, now, ct);
        await store.SaveChangesAsync(ct);
        var name = draft.Name.Trim();
        var id = await store.Connections().Where(c => c.Name == name).Select(c => c.Id).SingleAsync(ct);
        if (!string.IsNullOrWhiteSpace(secret))
        {
            var feed = await store.Feeds().SingleAsync(f => f.ConnectionId == id, ct);
            (feed.Credential, feed.NextDueAt) = (box.Seal(secret.Trim()), now);
            await store.SaveChangesAsync(ct);
            change = change is Change.Unchanged ? Change.Changed : change;
        }

        await transaction.CommitAsync(ct);
        return new SaveOutcome.Saved(name, change);
    }

    /// <summary>False when there is no such connection.</summary>
    public async Task<bool> PauseAsync(int connectionId, bool paused, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Feeds().Where(f => f.ConnectionId == connectionId)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Paused, paused), ct) > 0;
    }

    /// <summary>Forgets the settings, the key and the log; what was read stays in the ledger. False when there were none.</summary>
    public async Task<bool> RemoveAsync(int connectionId, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var transaction = await store.Database.BeginTransactionAsync(ct);
        await store.SyncRuns().Where(r => r.ConnectionId == connectionId).ExecuteDeleteAsync(ct);
        var gone = await store.Feeds().Where(f => f.ConnectionId == connectionId).ExecuteDeleteAsync(ct);
        // Nothing was ever read: nothing is left to show.
        if (!await store.Series().AnyAsync(s => s.ConnectionId == connectionId, ct))
            await store.Connections().Where(c => c.Id == connectionId).ExecuteDeleteAsync(ct);

        await transaction.CommitAsync(ct);
        return gone > 0;
    }

    private static async Task<Problem?> TakenAsync(DashboardStore store, FeedDraft draft, int? connectionId, CancellationToken ct)
    {
        var name = draft.Name.Trim();
        if (await store.Connections().AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, ct) is not { } there)
            return connectionId is null ? null : new("name", "A connection keeps its name: the ledger knows its rows by it.");

        if (connectionId is null && await store.Feeds().AnyAsync(f => f.ConnectionId == there.Id, ct))
            return new("name", "A connection has this name already; choose another one.");

        return connectionId is { } id && id != there.Id
            ? new("name", "A connection keeps its name: the ledger knows its rows by it.")
            : await FeedWriting.ClashAsync(store, draft, ct);
    }
}
