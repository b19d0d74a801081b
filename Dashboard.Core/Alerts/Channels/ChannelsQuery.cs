using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts.Channels;

/// <summary>A channel in a list.</summary>
public sealed record ChannelRow(
    int Id, ChannelKind Kind, string Name, string Target, ChannelDraft Draft, bool HasSecret, bool Paused, DateTime AddedAt, string AddedBy,
    DateTime? LastSentAt, int Waiting, int Troubled);

/// <summary>The channels with how they do. Secrets are never read back.</summary>
public sealed class ChannelsQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<IReadOnlyList<ChannelRow>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var channels = await store.AlertChannels().AsNoTracking().Where(c => c.RemovedAt == null).OrderBy(c => c.Id).ToListAsync(ct);
        var deliveries = await store.AlertDeliveries().AsNoTracking().GroupBy(d => d.ChannelId).Select(g => new
        {
            g.Key,
            LastSentAt = g.Max(d => d.SentAt),
            Waiting = g.Count(d => (d.State == DeliveryState.Waiting && d.Attempts == 0) || d.State == DeliveryState.Sending),
            Troubled = g.Count(d => d.State == DeliveryState.GivenUp || d.State == DeliveryState.Unsure || (d.State == DeliveryState.Waiting && d.Attempts > 0)),
        }).ToDictionaryAsync(g => g.Key, ct);
        return channels.ConvertAll(c => deliveries.GetValueOrDefault(c.Id) is var d && d is null ? Row(c, null, 0, 0) : Row(c, d!.LastSentAt, d.Waiting, d.Troubled));
    }

    public async Task<ChannelRow?> FindAsync(int id, CancellationToken ct) => (await ListAsync(ct)).FirstOrDefault(c => c.Id == id);

    private static ChannelRow Row(AlertChannel c, DateTime? sent, int waiting, int troubled) =>
        new(c.Id, c.Kind, c.Name, TargetOf(c), DraftOf(c), c.Secret is not null, c.Paused, c.AddedAt, c.AddedBy, sent, waiting, troubled);

    /// <summary>Where it goes, without what a webhook keeps secret in its path.</summary>
    private static string TargetOf(AlertChannel channel) => channel.Kind switch
    {
        ChannelKind.Email => channel.MailTo.Replace("\n", ", ", StringComparison.Ordinal),
        ChannelKind.Webhook => new Uri(channel.Url).GetLeftPart(UriPartial.Authority),
        _ => "/feeds/alerts.atom",
    };

    internal static ChannelDraft DraftOf(AlertChannel channel) => new(channel.Kind, channel.Name)
    {
        Url = channel.Url,
        SecretVariable = channel.Kind == ChannelKind.Feed ? null : CredentialBox.VariableOf(channel.Secret),
        MailHost = channel.MailHost,
        MailPort = channel.MailPort,
        MailSecurity = channel.MailSecurity,
        MailUser = channel.MailUser,
        MailFrom = channel.MailFrom,
        MailTo = channel.MailTo.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        LeastLevel = channel.LeastLevel,
        TermsOnly = channel.TermsOnly,
    };
}
