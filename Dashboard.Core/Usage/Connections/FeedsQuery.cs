using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Connections;

/// <summary>Reads how connections are polled and how it went; a key is never read back.</summary>
public sealed class FeedsQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<FeedSummary>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await ListAsync(store, ct);
    }

    internal static async Task<IReadOnlyList<FeedSummary>> ListAsync(DashboardStore store, CancellationToken ct) =>
        [.. (await Joined(store).OrderBy(x => x.Connection.Name).ToListAsync(ct)).Select(Of)];

    public async Task<FeedSummary?> FindAsync(int connectionId, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await Joined(store).SingleOrDefaultAsync(x => x.Connection.Id == connectionId, ct) is { } found ? Of(found) : null;
    }

    /// <summary>The last askings, the newest first.</summary>
    public async Task<IReadOnlyList<SyncRun>> RunsAsync(int connectionId, int most, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.SyncRuns().AsNoTracking().Where(r => r.ConnectionId == connectionId).OrderByDescending(r => r.Id).Take(most).ToListAsync(ct);
    }

    private static IQueryable<Row> Joined(DashboardStore store) => store.Feeds().AsNoTracking()
        .Join(store.Connections().AsNoTracking(), f => f.ConnectionId, c => c.Id, (f, c) => new Row { Feed = f, Connection = c });

    private static FeedSummary Of(Row row)
    {
        var (f, c) = (row.Feed, row.Connection);
        return new(
            c.Id, c.Name, f.Connector, f.BaseUrl, c.Account, f.AccountKind, c.Role, f.Credential is not null, CredentialBox.VariableOf(f.Credential),
            f.LeftOut.Split(' ', StringSplitOptions.RemoveEmptyEntries), f.IntervalMinutes, f.LateDays, f.Paused, f.State, f.StateReason, f.StateSince,
            f.LastTriedAt, f.LastSuccessAt, f.NextDueAt, f.ReadBackTo, f.BackfillStopped, f.CoveredFrom, f.CoveredUntil);
    }

    private sealed class Row
    {
        public required Feed Feed { get; init; }

        public required Connection Connection { get; init; }
    }
}

/// <summary>A polled connection and how it stands.</summary>
/// <param name="Reason">What is the matter and what to do.</param>
/// <param name="CoveredUntil">The day after the last that was read.</param>
public sealed record FeedSummary(
    int Id, string Name, string Connector, string Url, string? Account, AccountKind AccountKind, ConnectionRole Role, bool HasKey, string? Variable,
    IReadOnlyList<string> LeftOut, int IntervalMinutes, int LateDays, bool Paused, FeedState State, string Reason, DateTime StateSince,
    DateTime? LastTriedAt, DateTime? LastSuccessAt, DateTime NextDueAt, DateOnly? ReadBackTo, bool BackfillStopped, DateOnly? CoveredFrom, DateOnly? CoveredUntil)
{
    /// <summary>Whether it works, as far as we know.</summary>
    public bool IsWell => State is FeedState.Synced or FeedState.NeverSynced;

    /// <summary>Where reading the past ends: the day wanted, or the oldest the provider still tells of.</summary>
    public DateOnly? Goal(DateOnly? reach) => ReadBackTo is { } back ? back > reach || reach is null ? back : reach : null;

    public FeedDraft ToDraft() => new(Name, Connector, Url, Variable, Account, AccountKind, LeftOut, IntervalMinutes, LateDays, ReadBackTo, Paused);
}
