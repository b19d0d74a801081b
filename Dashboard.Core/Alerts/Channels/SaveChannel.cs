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

        await using var store = await stores.CreateDbContextAsync(ct);
        if (await ChannelWriting.ClashAsync(store, draft.Name, exceptId: 0, ct) is { } clash)
            return new ChannelSaved.Refused([clash]);

        var now = time.GetUtcNow().UtcDateTime;
        var channel = new AlertChannel { Kind = draft.Kind, Name = draft.Name.Trim(), AddedBy = by, AddedAt = now, Since = now };
        var shown = Make(channel, draft);
        Apply(channel, draft, shown);
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

        if (await ChannelWriting.ClashAsync(store, draft.Name, id, ct) is { } clash)
            return new ChannelSaved.Refused([clash]);

        var leaves = ChannelWriting.LeavesItsPassword(channel, draft);
        if (leaves && !string.IsNullOrWhiteSpace(draft.MailUser))
            return new ChannelSaved.Refused([new(nameof(ChannelDraft.Secret), "This is another mail server: enter its password, or leave the user empty.")]);

        if (leaves)
            channel.Secret = null;

        var shown = Make(channel, draft);
        Apply(channel, draft, shown);
        await store.SaveChangesAsync(ct);
        return new ChannelSaved.Saved(id, shown);
    }

    public Task<bool> PauseAsync(int id, bool paused, CancellationToken ct) => ChangeAsync(id, channel => channel.Paused = paused, ct);

    /// <summary>Nobody is told by it any more; what it sent stays in the log.</summary>
    public Task<bool> RemoveAsync(int id, CancellationToken ct) => ChangeAsync(id, channel => (channel.RemovedAt, channel.Secret) = (time.GetUtcNow().UtcDateTime, null), ct);

    /// <summary>The key of a feed as it is stored: who reads the database learns no address.</summary>
    internal static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    // A webhook without a secret could be forged by anybody who learns its address: it always gets one, shown once, as a feed
    // gets its key. A channel that a file made has none until a person saves it.
    private static string? Make(AlertChannel channel, ChannelDraft draft) => (channel, draft) switch
    {
        ({ Secret: not null }, _) => null,
        ({ Kind: ChannelKind.Feed }, _) => NewKey(),
        ({ Kind: ChannelKind.Webhook }, { Secret: null or "", SecretVariable: null or "" }) => WebhookSecret.New(),
        _ => null,
    };

    private void Apply(AlertChannel channel, ChannelDraft draft, string? shown)
    {
        ChannelWriting.Apply(channel, draft);
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
