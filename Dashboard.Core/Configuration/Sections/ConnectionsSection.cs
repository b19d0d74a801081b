using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;


namespace Dashboard.Core.Configuration.Sections;

/// <summary>
/// <c>connections: [{name, connector: openai-api, url, keyEnv: OPENAI_ADMIN_KEY, account, accountKind, leaveOut: [images],
/// intervalMinutes, lateDays, readBackTo: 2026-01-01, paused}]</c>; keys themselves are never in a file.
/// </summary>
internal sealed class ConnectionsSection(UsageConnectors connectors, TimeProvider time) : ConfigListSection<FeedDraft>
{
    public override string Name => "connections";

    public override int Order => 45;

    protected override FeedDraft Read(FieldReader fields)
    {
        var connector = fields.Required("connector");
        return new(
            fields.Required("name"), connector, fields.Text("url") ?? connectors.InfoOf(connector)?.BaseUrl ?? "", fields.Text("keyEnv"), fields.Text("account"),
            fields.Choice<AccountKind>("accountKind") ?? AccountKind.Organization, fields.Texts("leaveOut"), fields.Whole("intervalMinutes") ?? FeedDraft.UsualInterval,
            fields.Whole("lateDays") ?? FeedDraft.UsualLateDays, Day(fields, "readBackTo"), fields.Flag("paused"));
    }

    protected override IEnumerable<Problem> Problems(FeedDraft draft) =>
        [.. draft.Problems(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), .. connectors.Problems(draft)];

    protected override string KeyOf(FeedDraft draft) => draft.Name;

    public override async Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct)
    {
        foreach (var item in items)
        {
            if (await FeedWriting.ClashAsync(store, (FeedDraft)item.Draft, ct) is { } clash)
                problems.Add(clash.Under(item.Path));
        }

        return items;
    }

    protected override Task<Change> WriteAsync(DashboardStore store, FeedDraft draft, DateTime now, CancellationToken ct) =>
        FeedWriting.WriteAsync(store, draft, connectors.InfoOf(draft.Connector)!.SelfOperatedGateway, now, ct);

    protected override async Task<IEnumerable<FeedDraft>> ListAsync(DashboardStore store, CancellationToken ct) =>
        (await FeedsQuery.ListAsync(store, ct)).Select(f => f.ToDraft());

    protected override ConfigNode Write(FeedDraft draft) => ConfigMap.Of(
        ("name", ConfigScalar.Of(draft.Name)),
        ("connector", ConfigScalar.Of(draft.Connector)),
        ("url", ConfigScalar.Of(draft.Url)),
        ("keyEnv", ConfigScalar.Of(draft.Variable)),
        ("account", ConfigScalar.Of(draft.Account)),
        ("accountKind", draft.AccountKind is AccountKind.Organization ? null : ConfigScalar.Of(ConfigWords.Write(draft.AccountKind))),
        ("leaveOut", draft.LeftOut is { Count: > 0 } parts ? ConfigList.Of(parts.Select(p => (ConfigNode)ConfigScalar.Of(p)!)) : null),
        ("intervalMinutes", Number(draft.IntervalMinutes, FeedDraft.UsualInterval)),
        ("lateDays", Number(draft.LateDays, FeedDraft.UsualLateDays)),
        ("readBackTo", draft.ReadBackTo is { } day ? ConfigScalar.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null),
        ("paused", ConfigScalar.Of(draft.Paused)));

    private static ConfigNode? Number(int value, int usual) => value == usual ? null : ConfigScalar.Of(value);

    private static DateOnly? Day(FieldReader fields, string name)
    {
        if (fields.Text(name) is not { } text)
            return null;

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;

        fields.Say(name, $"\"{text}\" is no day; write it as 2026-01-31.");
        return null;
    }
}
