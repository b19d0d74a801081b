using System.Globalization;

using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts.Deliveries;

/// <summary>
/// Writes down what is to be sent: one message for each channel and alert, and one more when the alert grew worse. The key is
/// unique in the table, so running it twice, or twice at once, queues nothing twice.
/// </summary>
public sealed class QueueDeliveries(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    public const string TestRule = "test";

    /// <summary>How many messages were queued.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var channels = await store.AlertChannels().AsNoTracking().Where(c => c.RemovedAt == null && !c.Paused && c.Kind != ChannelKind.Feed).ToListAsync(ct);
        if (channels.Count == 0)
            return 0;

        // The write lock before reading: two rounds at once must not both find nothing.
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        var open = await store.Alerts().AsNoTracking().Where(a => a.State == AlertState.New).ToListAsync(ct);
        var sample = await SampleAsync(store, open, ct);
        var queued = 0;
        foreach (var channel in channels)
        {
            var told = (await store.AlertDeliveries().AsNoTracking().Where(d => d.ChannelId == channel.Id && d.AlertId != null)
                .Select(d => new { d.AlertId, d.Level }).ToListAsync(ct)).ToLookup(d => d.AlertId!.Value, d => AlertOrder.Weight(d.Level));
            foreach (var alert in open.Where(a => a.RaisedAt >= channel.Since && !sample.Contains(a.Id) && channel.Wants(a.Rule, a.Level)))
            {
                if (told[alert.Id].DefaultIfEmpty(-1).Max() >= AlertOrder.Weight(alert.Level))
                    continue;

                store.AlertDeliveries().Add(Of(channel, alert));
                queued++;
            }
        }

        await store.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
        return queued;
    }

    /// <summary>A message that says only that the channel works. Null when there is no such channel.</summary>
    public async Task<int?> TestAsync(int channelId, string by, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.AlertChannels().AsNoTracking().SingleOrDefaultAsync(c => c.Id == channelId && c.RemovedAt == null, ct) is not { } channel)
            return null;

        var delivery = New(channel, $"test-{Guid.NewGuid():N}", now);
        (delivery.Rule, delivery.Title, delivery.Detail, delivery.Path, delivery.RaisedAt) =
            (TestRule, "This is a test.", $"{by} asked whether \"{channel.Name}\" reaches you. Nothing has happened.", "/alerts/channels", now);
        store.AlertDeliveries().Add(delivery);
        await store.SaveChangesAsync(ct);
        return delivery.Id;
    }

    private AlertDelivery Of(AlertChannel channel, Alert alert)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"alert-{alert.Id}-{alert.Level.ToString().ToLowerInvariant()}");
        var delivery = New(channel, key, time.GetUtcNow().UtcDateTime);
        (delivery.AlertId, delivery.Rule, delivery.Level, delivery.Title, delivery.Detail, delivery.Path, delivery.RaisedAt) =
            (alert.Id, alert.Rule, alert.Level, alert.Title, alert.Detail, alert.Path, alert.RaisedAt);
        return delivery;
    }

    private static AlertDelivery New(AlertChannel channel, string key, DateTime now) => new()
    {
        ChannelId = channel.Id,
        Key = key,
        MessageId = Guid.NewGuid().ToString("N"),
        Rule = "",
        Title = "",
        Detail = "",
        Path = "",
        QueuedAt = now,
        NextAt = now,
    };

    /// <summary>What the sample workspace made up is nobody's news: alerts about its documents are not sent.</summary>
    private static async Task<HashSet<int>> SampleAsync(DashboardStore store, List<Alert> open, CancellationToken ct)
    {
        if (!await store.SampleMarks().AnyAsync(ct))
            return [];

        var urls = await SampleMarksQuery.KeysAsync(store, MarkKinds.TermsSource, ct);
        var real = store.TermsSources().Where(s => !urls.Contains(s.Url)).Select(s => s.Id);
        var changes = await store.TermsChanges().Where(c => real.Contains(c.SourceId)).Select(c => c.Id).ToListAsync(ct);
        var watches = await store.TermsWatches().Where(w => real.Contains(w.SourceId)).Select(w => w.Id).ToListAsync(ct);
        // Every other rule reads figures in which made-up ones are mixed: while they are there, none of it leaves the house.
        return [.. open.Where(a => !IsAbout(a, "terms-changed", changes) && !IsAbout(a, "terms-sentence", watches)).Select(a => a.Id)];
    }

    private static bool IsAbout(Alert alert, string rule, List<int> known) =>
        alert.Rule == rule && int.TryParse(alert.Subject, CultureInfo.InvariantCulture, out var id) && known.Contains(id);
}
