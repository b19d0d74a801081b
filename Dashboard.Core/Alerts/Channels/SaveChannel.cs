using System.Security.Cryptography;
using System.Text;

using Dashboard.Core.Alerts.Channels.Webhook;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts.Channels;

/// <summary>Adds a channel, changes one, pauses it, takes it off. What it signs or signs in with is stored sealed and never shown again.</summary>
public sealed class SaveChannel(IDbContextFactory<DashboardStore> stores, CredentialBox box, TimeProvider time)
{
    /// <param name="by">The name the person signs in with.</param>
    public async Task<ChannelSaved> AddAsync(ChannelDraft draft, string by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (draft.Problems().ToList() is { Count: > 0 } problems)
            return new ChannelSaved.Refused(problems);

        var now = time.GetUtcNow().UtcDateTime;
        var channel = new AlertChannel { Kind = draft.Kind, Name = draft.Name.Trim(), AddedBy = by, AddedAt = now, Since = now };
        // A webhook without a secret could be forged by anybody who learns its address: it always gets one, shown once.
        var shown = draft switch
        {
            { Kind: ChannelKind.Feed } => NewKey(),
            { Kind: ChannelKind.Webhook, Secret: null or "", SecretVariable: null or "" } => WebhookSecret.New(),
            _ => null,
        };
        Apply(channel, draft, shown);
        await using var store = await stores.CreateDbContextAsync(ct);
        store.AlertChannels().Add(channel);
        await store.SaveChangesAsync(ct);
        return new ChannelSaved.Saved(channel.Id, shown);
    }

    public async Task<ChannelSaved> EditAsync(int id, ChannelDraft draft, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.AlertChannels().SingleOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct) is not { } channel)
            return new ChannelSaved.Refused([new("", "Somebody has removed this channel meanwhile.")]);

        if ((draft with { Kind = channel.Kind }).Problems().ToList() is { Count: > 0 } problems)
            return new ChannelSaved.Refused(problems);

        // A stored password belongs to the server it was given for: another one must not be sent it.
        var elsewhere = channel.Kind == ChannelKind.Email && channel.Secret is not null && string.IsNullOrEmpty(draft.Secret) && string.IsNullOrEmpty(draft.SecretVariable)
            && (!string.Equals(channel.MailHost, draft.MailHost.Trim(), StringComparison.OrdinalIgnoreCase) || draft.MailSecurity == MailSecurity.None);
        if (elsewhere && !string.IsNullOrWhiteSpace(draft.MailUser))
            return new ChannelSaved.Refused([new(nameof(ChannelDraft.Secret), "This is another mail server: enter its password, or leave the user empty.")]);

        if (elsewhere)
            channel.Secret = null;

        Apply(channel, draft with { Kind = channel.Kind }, shown: null);
        await store.SaveChangesAsync(ct);
        return new ChannelSaved.Saved(id, null);
    }

    public Task<bool> PauseAsync(int id, bool paused, CancellationToken ct) => ChangeAsync(id, channel => channel.Paused = paused, ct);

    /// <summary>Nobody is told by it any more; what it sent stays in the log.</summary>
    public Task<bool> RemoveAsync(int id, CancellationToken ct) => ChangeAsync(id, channel => (channel.RemovedAt, channel.Secret) = (time.GetUtcNow().UtcDateTime, null), ct);

    /// <summary>The key of a feed as it is stored: who reads the database learns no address.</summary>
    internal static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private void Apply(AlertChannel channel, ChannelDraft draft, string? shown)
    {
        channel.Name = draft.Name.Trim();
        (channel.LeastLevel, channel.TermsOnly) = (draft.LeastLevel, draft.TermsOnly);
        if (channel.Kind == ChannelKind.Webhook)
            channel.Url = draft.Url.Trim();

        if (channel.Kind == ChannelKind.Email)
        {
            (channel.MailHost, channel.MailPort, channel.MailSecurity) = (draft.MailHost.Trim(), draft.MailPort, draft.MailSecurity);
            channel.MailUser = string.IsNullOrWhiteSpace(draft.MailUser) ? null : draft.MailUser.Trim();
            (channel.MailFrom, channel.MailTo) = (draft.MailFrom.Trim(), string.Join('\n', draft.MailTo.Select(a => a.Trim())));
        }

        channel.Secret = (channel.Kind, shown, draft) switch
        {
            (ChannelKind.Feed, { } key, _) => HashOf(key),
            (_, { } made, _) => box.Seal(made),
            (ChannelKind.Feed, _, _) => channel.Secret,
            (_, _, { SecretVariable: { Length: > 0 } variable }) => CredentialBox.Refer(variable),
            (_, _, { Secret: { Length: > 0 } secret }) => box.Seal(secret),
            _ => channel.Secret,
        };
    }

    private async Task<bool> ChangeAsync(int id, Action<AlertChannel> change, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.AlertChannels().SingleOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct) is not { } channel)
            return false;

        change(channel);
        await store.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>What became of a channel that a person wrote.</summary>
public abstract record ChannelSaved
{
    private ChannelSaved()
    {
    }

    /// <param name="Shown">A secret that was made for it, shown this once: the signing secret of a webhook or the key of a feed.</param>
    public sealed record Saved(int Id, string? Shown) : ChannelSaved;

    public sealed record Refused(IReadOnlyList<Problem> Problems) : ChannelSaved;
}
