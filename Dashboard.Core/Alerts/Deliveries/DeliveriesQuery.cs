using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts.Deliveries;

/// <summary>A message in the log.</summary>
public sealed record DeliveryRow(
    int Id, int ChannelId, string Channel, ChannelKind Kind, int? AlertId, Level Level, string Title, string Path, DateTime QueuedAt, DeliveryState State, int Attempts,
    DateTime NextAt, DateTime? SentAt, string? Answer);

/// <summary>What was sent, what waits, and what nobody knows.</summary>
public sealed class DeliveriesQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>Newest first.</summary>
    /// <param name="channel">Of one channel only; null: of all.</param>
    /// <param name="troubled">Only those that a person should see: given up, unsure, or failed at least once and still waiting.</param>
    public async Task<IReadOnlyList<DeliveryRow>> ListAsync(int? channel, bool troubled, int take, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.AlertDeliveries().AsNoTracking()
            .Where(d => channel == null || d.ChannelId == channel)
            .Where(d => !troubled || d.State == DeliveryState.GivenUp || d.State == DeliveryState.Unsure || (d.State == DeliveryState.Waiting && d.Attempts > 0))
            .Join(store.AlertChannels(), d => d.ChannelId, c => c.Id, (d, c) => new { d, c.Name, c.Kind })
            .OrderByDescending(x => x.d.QueuedAt).ThenByDescending(x => x.d.Id).Take(take)
            .Select(x => new DeliveryRow(
                x.d.Id, x.d.ChannelId, x.Name, x.Kind, x.d.AlertId, x.d.Level, x.d.Title, x.d.Path, x.d.QueuedAt, x.d.State, x.d.Attempts, x.d.NextAt, x.d.SentAt, x.d.Answer))
            .ToListAsync(ct);
    }
}
