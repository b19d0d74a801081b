using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors.OpenAi;

namespace Dashboard.Core.Usage.Connectors.Anthropic;

/// <summary>Anthropic's usage and cost reports of an organisation. Only an administrator's key reads them.</summary>
internal sealed class AnthropicConnector : IUsageConnector
{
    private const string Usage = "usage", Cost = "cost";

    private static readonly string[] UsageGroups = ["api_key_id", "workspace_id", "model", "service_tier", "context_window", "inference_geo"];
    private static readonly string[] CostGroups = ["workspace_id", "description"];

    public ConnectorInfo Info { get; } = new(
        "anthropic-api", "Anthropic", "anthropic", "https://api.anthropic.com",
        "An admin key (sk-ant-admin…); individual accounts have none.", "ANTHROPIC_ADMIN_KEY", "The organisation, so that two connections to it are noticed.",
        [new(Usage, "Usage of messages"), new(Cost, "Costs")], 31);

    public (DateOnly? From, DateOnly Until) Reach(DateOnly today) => (null, today.AddDays(1));

    public IEnumerable<KeyValuePair<string, string>> Headers(string secret) => [new("x-api-key", secret), new("anthropic-version", "2023-06-01")];

    public async Task<Trouble?> FetchAsync(Fetching fetching, CancellationToken ct)
    {
        var times = Times(fetching.Days) + "&limit=31";
        if (fetching.Wants(Usage)
            && await CursorPages.KeepAsync(fetching, Usage, "anthropic-usage", $"v1/organizations/usage_report/messages?{times}{Groups(UsageGroups)}", ct) is { } trouble)
            return trouble;

        return fetching.Wants(Cost) ? await CursorPages.KeepAsync(fetching, Cost, "anthropic-costs", $"v1/organizations/cost_report?{times}{Groups(CostGroups)}", ct) : null;
    }

    public async Task<ProbeAnswer> ProbeAsync(Fetching fetching, CancellationToken ct)
    {
        using var page = await fetching.AskAsync($"v1/organizations/usage_report/messages?{Times(fetching.Days)}&limit=1&group_by[]=model", ct);
        if (page.Trouble is not null)
            return new(page.Trouble);

        return Probes.Results(page.Json!.RootElement) is { } models
            ? new(null, models == 0 ? "The key is accepted; no message was answered yesterday." : $"The key is accepted; yesterday {(models == 1 ? "one model" : $"{models} models")} answered messages.")
            : new(Fetching.Unreadable("JSON that is no usage report"));
    }

    public string Advice(FeedState state) => state switch
    {
        FeedState.WrongKey => "It has to be an admin key (sk-ant-admin…), made by an administrator in the Console under Settings, Admin keys.",
        FeedState.MissingScope => "Only keys of an organisation's administrators may read its reports.",
        _ => "Check the base address; it has no /v1 at its end.",
    };

    private static string Times(DayRange days) => $"starting_at={days.FromText}T00:00:00Z&ending_at={days.UntilText}T00:00:00Z&bucket_width=1d";

    private static string Groups(string[] keys) => string.Concat(keys.Select(k => $"&group_by[]={k}"));
}
