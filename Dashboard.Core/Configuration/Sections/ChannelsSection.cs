using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary>
/// <c>channels: [{name, kind: email, server, port, security, user, secretEnv, from, to: [], leastLevel, termsOnly, paused}]</c>;
/// secrets themselves are never in a file, nor is the address of a webhook that looks like one.
/// </summary>
internal sealed class ChannelsSection : ConfigListSection<ChannelItem>
{
    private const string Applied = "apply";

    // What people write in a file, by what the draft calls it.
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        [nameof(ChannelDraft.Name)] = "name",
        [nameof(ChannelDraft.Url)] = "url",
        [nameof(ChannelDraft.SecretVariable)] = "secretEnv",
        [nameof(ChannelDraft.MailHost)] = "server",
        [nameof(ChannelDraft.MailPort)] = "port",
        [nameof(ChannelDraft.MailUser)] = "user",
        [nameof(ChannelDraft.MailFrom)] = "from",
        [nameof(ChannelDraft.MailTo)] = "to",
    };

    public override string Name => "channels";

    public override int Order => 70;

    public override async Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct)
    {
        var held = await HeldAsync(store, ct);
        foreach (var item in items)
        {
            var draft = ((ChannelItem)item.Draft).Draft;
            var channel = held.GetValueOrDefault(draft.Name.Trim());
            if (channel is not null && channel.Kind != draft.Kind)
                problems.Add(new($"{item.Path}.kind", $"\"{channel.Name}\" is told by {ConfigWords.Write(channel.Kind)}; give this channel another name."));
            else if (draft is { Kind: ChannelKind.Webhook, Url: "" } && channel is null)
                problems.Add(new($"{item.Path}.url", "Give the full address; an export leaves it out where it holds a token."));
            else if (channel is not null && ChannelWriting.LeavesItsPassword(channel, draft) && draft.MailUser is not null)
                problems.Add(new($"{item.Path}.secretEnv", "This is another mail server: name the environment variable that has its password, or leave the user out."));
        }

        return items;
    }

    protected override ChannelItem Read(FieldReader fields)
    {
        var draft = new ChannelDraft(fields.RequiredChoice<ChannelKind>("kind"), fields.Required("name").Trim())
        {
            LeastLevel = fields.Choice<Level>("leastLevel") ?? Level.Low,
            TermsOnly = fields.Flag("termsOnly"),
        };
        var paused = fields.Flag("paused");
        return new(
            draft.Kind switch
            {
                ChannelKind.Webhook => draft with { Url = fields.Text("url") ?? "", SecretVariable = fields.Text("secretEnv") },
                ChannelKind.Email => draft with
                {
                    MailHost = fields.Required("server").Trim(),
                    MailPort = fields.Whole("port") ?? draft.MailPort,
                    MailSecurity = fields.Choice<MailSecurity>("security") ?? MailSecurity.Auto,
                    MailUser = fields.Text("user"),
                    SecretVariable = fields.Text("secretEnv"),
                    MailFrom = fields.Required("from").Trim(),
                    MailTo = [.. (fields.Texts("to") ?? []).Select(a => a.Trim())],
                },
                _ => draft,
            },
            paused);
    }

    // Whether a webhook may do without its address depends on what is stored.
    protected override IEnumerable<Problem> Problems(ChannelItem item) => item.Draft.Problems()
        .Where(p => p.Path != nameof(ChannelDraft.Url) || item.Draft.Url.Length > 0)
        .Select(p => p with { Path = Fields.GetValueOrDefault(p.Path, p.Path) });

    protected override string KeyOf(ChannelItem item) => item.Draft.Name;

    protected override async Task<Change> WriteAsync(DashboardStore store, ChannelItem item, DateTime now, CancellationToken ct)
    {
        var channel = (await HeldAsync(store, ct)).GetValueOrDefault(item.Draft.Name);
        var isNew = channel is null;
        if (channel is null)
            store.AlertChannels().Add(channel = new AlertChannel { Kind = item.Draft.Kind, Name = item.Draft.Name, AddedBy = Applied, AddedAt = now, Since = now });

        var before = store.Entry(channel).State;
        if (ChannelWriting.LeavesItsPassword(channel, item.Draft))
            channel.Secret = null;

        ChannelWriting.Apply(channel, item.Draft.Url.Length > 0 ? item.Draft : item.Draft with { Url = channel.Url });
        channel.Paused = item.Paused;
        if (item.Draft.SecretVariable is { } variable)
            channel.Secret = CredentialBox.Refer(variable);

        store.ChangeTracker.DetectChanges();
        return isNew ? Change.Created : store.Entry(channel).State == before ? Change.Unchanged : Change.Changed;
    }

    protected override async Task<IEnumerable<ChannelItem>> ListAsync(DashboardStore store, CancellationToken ct) =>
        (await HeldAsync(store, ct)).Values.OrderBy(c => c.Id).Select(c => new ChannelItem(ChannelsQuery.DraftOf(c), c.Paused));

    protected override ConfigNode Write(ChannelItem item)
    {
        var draft = item.Draft;
        var mail = draft.Kind == ChannelKind.Email;
        return ConfigMap.Of(
            ("name", ConfigScalar.Of(draft.Name)),
            ("kind", ConfigScalar.Of(ConfigWords.Write(draft.Kind))),
            ("url", draft.Kind == ChannelKind.Webhook && !SecretAddress.Suspects(draft.Url) ? ConfigScalar.Of(draft.Url) : null),
            ("server", mail ? ConfigScalar.Of(draft.MailHost) : null),
            ("port", mail ? ConfigScalar.Of(draft.MailPort) : null),
            ("security", mail && draft.MailSecurity != MailSecurity.Auto ? ConfigScalar.Of(ConfigWords.Write(draft.MailSecurity)) : null),
            ("user", mail ? ConfigScalar.Of(draft.MailUser) : null),
            ("secretEnv", ConfigScalar.Of(draft.SecretVariable)),
            ("from", mail ? ConfigScalar.Of(draft.MailFrom) : null),
            ("to", mail ? ConfigList.Of(draft.MailTo.Select(a => (ConfigNode)ConfigScalar.Of(a)!)) : null),
            ("leastLevel", draft.LeastLevel == Level.Low ? null : ConfigScalar.Of(ConfigWords.Write(draft.LeastLevel))),
            ("termsOnly", draft.TermsOnly ? ConfigScalar.Of(true) : null),
            ("paused", item.Paused ? ConfigScalar.Of(true) : null));
    }

    // Names were not always unique: the oldest of two counts.
    private static async Task<Dictionary<string, AlertChannel>> HeldAsync(DashboardStore store, CancellationToken ct) =>
        (await store.AlertChannels().Where(c => c.RemovedAt == null).OrderBy(c => c.Id).ToListAsync(ct))
        .DistinctBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A channel and whether it rests.</summary>
internal sealed record ChannelItem(ChannelDraft Draft, bool Paused);
