using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts.Channels;

/// <summary>What a page and a file have in common when they write a channel; who calls saves. Secrets are the caller's.</summary>
internal static class ChannelWriting
{
    /// <summary>Another channel of this name, which people and files would confuse with it.</summary>
    public static async Task<Problem?> ClashAsync(DashboardStore store, string name, int exceptId, CancellationToken ct)
    {
        var names = await store.AlertChannels().AsNoTracking().Where(c => c.RemovedAt == null && c.Id != exceptId).Select(c => c.Name).ToListAsync(ct);
        return names.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase) ? new(nameof(ChannelDraft.Name), $"There is another channel named \"{name.Trim()}\".") : null;
    }

    /// <summary>A stored password belongs to the server it was given for: another one, or a line in the clear, must not be sent it.</summary>
    public static bool LeavesItsPassword(AlertChannel channel, ChannelDraft draft) =>
        channel.Kind == ChannelKind.Email && channel.Secret is not null && string.IsNullOrEmpty(draft.Secret) && string.IsNullOrEmpty(draft.SecretVariable)
        && (!string.Equals(channel.MailHost, draft.MailHost.Trim(), StringComparison.OrdinalIgnoreCase) || draft.MailSecurity == MailSecurity.None);

    /// <summary>Everything but the secret.</summary>
    public static void Apply(AlertChannel channel, ChannelDraft draft)
    {
        channel.Name = draft.Name.Trim();
        (channel.LeastLevel, channel.TermsOnly) = (draft.LeastLevel, draft.TermsOnly);
        if (channel.Kind == ChannelKind.Webhook)
            channel.Url = draft.Url.Trim();

        if (channel.Kind != ChannelKind.Email)
            return;

        (channel.MailHost, channel.MailPort, channel.MailSecurity) = (draft.MailHost.Trim(), draft.MailPort, draft.MailSecurity);
        channel.MailUser = string.IsNullOrWhiteSpace(draft.MailUser) ? null : draft.MailUser.Trim();
        (channel.MailFrom, channel.MailTo) = (draft.MailFrom.Trim(), string.Join('\n', draft.MailTo.Select(a => a.Trim())));
    }
}
