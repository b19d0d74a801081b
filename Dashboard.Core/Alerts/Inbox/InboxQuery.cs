using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts.Inbox;

/// <summary>What is in the inbox.</summary>
public sealed class InboxQuery(IDbContextFactory<DashboardStore> stores)
{
    public const int Most = 500;

    /// <summary>Alerts in one state, or all that are not resolved; worst first, then newest.</summary>
    public async Task<IReadOnlyList<InboxAlert>> ListAsync(AlertState? state, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var alerts = await store.Alerts()
            .Where(a => state == null ? a.ResolvedAt == null : a.State == state)
            .OrderByDescending(a => a.RaisedAt)
            .Take(Most)
            .Select(a => new InboxAlert(
                a.Id, a.Rule, a.Subject, a.Level, a.Title, a.Detail, a.Path, a.State, a.RaisedAt, a.LastSeenAt, a.DecidedAt, a.DecidedBy, a.Note, a.ResolvedAt))
            .ToListAsync(ct);
        return [.. alerts.OrderByDescending(a => AlertOrder.Weight(a.Level)).ThenByDescending(a => a.RaisedAt)];
    }

    /// <summary>How many wait for somebody: the number on the bell.</summary>
    public async Task<int> NewAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Alerts().CountAsync(a => a.State == AlertState.New, ct);
    }
}

/// <summary>An alert as its reader sees it.</summary>
public sealed record InboxAlert(
    int Id, string Rule, string Subject, Level Level, string Title, string Detail, string Path, AlertState State,
    DateTime RaisedAt, DateTime LastSeenAt, DateTime? DecidedAt, string? DecidedBy, string? Note, DateTime? ResolvedAt);
