using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Alerts.Deliveries;

/// <summary>
/// Sends what is written down. Each message is claimed before its attempt and settled after it; one whose attempt died is sent
/// again when nothing had gone over the line, or when its receiver can tell by its id that it came twice.
/// </summary>
public sealed partial class DeliverAlerts(
    IDbContextFactory<DashboardStore> stores, IEnumerable<IAlertChannel> channels, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<DeliverAlerts> log)
{
    private const int MostAtOnce = 200;

    /// <summary>How many messages were taken by the other side.</summary>
    public async Task<int> DueAsync(CancellationToken ct)
    {
        await RecoverAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(ct);
        var due = await store.AlertDeliveries().Where(d => d.State == DeliveryState.Waiting && d.NextAt <= now)
            .Join(store.AlertChannels().Where(c => c.RemovedAt == null && !c.Paused), d => d.ChannelId, c => c.Id, (d, _) => d)
            .OrderBy(d => d.Id).Select(d => d.Id).Take(MostAtOnce).ToListAsync(ct);
        var sent = 0;
        foreach (var id in due)
        {
            if (await OneAsync(id, ct) is DeliveryOutcome.Sent)
                sent++;
        }

        return sent;
    }

    /// <summary>One message now; null when somebody else has it or it is settled.</summary>
    public async Task<DeliveryOutcome?> OneAsync(int id, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        AlertDelivery delivery;
        AlertChannel? channel;
        await using (var store = await stores.CreateDbContextAsync(ct))
        {
            var claimed = await store.AlertDeliveries().Where(d => d.Id == id && d.State == DeliveryState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.ClaimedAt, now).SetProperty(d => d.HandedOver, false)
                    .SetProperty(d => d.Attempts, d => d.Attempts + 1),
                ct);
            if (claimed == 0)
                return null;

            delivery = await store.AlertDeliveries().AsNoTracking().SingleAsync(d => d.Id == id, ct);
            channel = await store.AlertChannels().AsNoTracking().SingleOrDefaultAsync(c => c.Id == delivery.ChannelId && c.RemovedAt == null, ct);
        }

        var outcome = channel is null ? new DeliveryOutcome.Refused("The channel was removed.") : await AttemptAsync(channel, delivery, ct);
        await SettleAsync(delivery, outcome, ct);
        LogAttempt(delivery.Id, channel?.Kind ?? default, outcome.GetType().Name, delivery.Attempts);
        return outcome;
    }

    /// <summary>A person says that a message which may have arrived, or was given up, is to be sent. False when it is neither.</summary>
    public async Task<bool> AgainAsync(int id, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.AlertDeliveries().Where(d => d.Id == id && (d.State == DeliveryState.Unsure || d.State == DeliveryState.GivenUp)).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.NextAt, now).SetProperty(d => d.Attempts, 0), ct) > 0;
    }

    private async Task<DeliveryOutcome> AttemptAsync(AlertChannel channel, AlertDelivery delivery, CancellationToken ct)
    {
        var way = channels.Single(c => c.Kind == channel.Kind);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Value.AttemptLimit);
        var handed = false;
        try
        {
            return await way.SendAsync(
                channel,
                delivery,
                async stop =>
                {
                    handed = true;
                    await using var store = await stores.CreateDbContextAsync(stop);
                    await store.AlertDeliveries().Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.HandedOver, true), stop);
                },
                limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Broken(way, handed, $"Not done within {DeliveryOptions.Section}:{nameof(DeliveryOptions.AttemptLimit)} ({options.Value.AttemptLimit}).");
        }
        catch (OperationCanceledException)
        {
            // We are told to stop: what was not handed over waits for the next start, the rest is settled like an attempt that died.
            await SettleAsync(delivery, handed ? Broken(way, handed, "The server was stopped while it was sent.") : new DeliveryOutcome.Failed("The server was stopped.", TimeSpan.Zero), CancellationToken.None);
            throw;
        }
    }

    private static DeliveryOutcome Broken(IAlertChannel way, bool handed, string why) =>
        handed && !way.ReceiverCanTell ? new DeliveryOutcome.Unsure($"{why} It may have arrived.") : new DeliveryOutcome.Failed(why);

    private async Task SettleAsync(AlertDelivery delivery, DeliveryOutcome outcome, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var state = outcome switch
        {
            DeliveryOutcome.Sent => DeliveryState.Sent,
            DeliveryOutcome.Unsure => DeliveryState.Unsure,
            DeliveryOutcome.Refused => DeliveryState.GivenUp,
            _ => delivery.Attempts >= options.Value.MostAttempts ? DeliveryState.GivenUp : DeliveryState.Waiting,
        };
        var next = now + Backoff.After(delivery.Attempts, (outcome as DeliveryOutcome.Failed)?.RetryAfter);
        await using var store = await stores.CreateDbContextAsync(ct);
        // Only our own claim: one that was taken for dead and given to somebody else is theirs to settle.
        await store.AlertDeliveries().Where(d => d.Id == delivery.Id && d.State == DeliveryState.Sending && d.ClaimedAt == delivery.ClaimedAt).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, state).SetProperty(d => d.NextAt, next).SetProperty(d => d.Answer, outcome.Answer)
                .SetProperty(d => d.SentAt, d => state == DeliveryState.Sent ? now : d.SentAt),
            ct);
    }

    /// <summary>Attempts that died with their process.</summary>
    private async Task RecoverAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var dead = now - options.Value.Lease;
        var telling = channels.Where(c => c.ReceiverCanTell).Select(c => c.Kind).ToList();
        await using var store = await stores.CreateDbContextAsync(ct);
        var stale = store.AlertDeliveries().Where(d => d.State == DeliveryState.Sending && d.ClaimedAt <= dead);
        await stale.Where(d => !d.HandedOver || store.AlertChannels().Any(c => c.Id == d.ChannelId && telling.Contains(c.Kind))).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.NextAt, now).SetProperty(d => d.Answer, "The attempt before broke off."), ct);
        await stale.ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, DeliveryState.Unsure).SetProperty(d => d.Answer, "The server stopped while the message was handed over. It may have arrived."), ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} by {Kind}: {Outcome} at attempt {Attempt}")]
    private partial void LogAttempt(int id, ChannelKind kind, string outcome, int attempt);
}
