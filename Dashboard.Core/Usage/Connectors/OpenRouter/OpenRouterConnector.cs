using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors.OpenAi;

namespace Dashboard.Core.Usage.Connectors.OpenRouter;

/// <summary>OpenRouter's activity: the last thirty days that are over, on one page.</summary>
internal sealed class OpenRouterConnector : IUsageConnector
{
    private const int Memory = 30;

    public ConnectorInfo Info { get; } = new(
        "openrouter-api", "OpenRouter", "openrouter", "https://openrouter.ai/api/v1",
        "A management key; keys for inference cannot read activity.", "OPENROUTER_MANAGEMENT_KEY", "The account, so that two connections to it are noticed.",
        [], Memory)
    {
        ReachHint = "OpenRouter tells of the last 30 days that are over (UTC), and of nothing before: the sooner it is connected, the less is lost.",
    };

    public (DateOnly? From, DateOnly Until) Reach(DateOnly today) => (today.AddDays(-Memory), today);

    public IEnumerable<KeyValuePair<string, string>> Headers(string secret) => [new("Authorization", $"Bearer {secret}")];

    // Always the whole month: one question costs less than one for each day, and rows of other days are passed over.
    public async Task<Trouble?> FetchAsync(Fetching fetching, CancellationToken ct)
    {
        using var page = await fetching.AskAsync("activity", ct);
        if (page.Trouble is not null)
            return page.Trouble;

        if (Probes.Items(page.Json!.RootElement, "data") is null)
            return Fetching.Unreadable("JSON that is no activity");

        await fetching.KeepAsync("activity", "openrouter-activity", page.Body, ct);
        return null;
    }

    public async Task<ProbeAnswer> ProbeAsync(Fetching fetching, CancellationToken ct)
    {
        using var page = await fetching.AskAsync($"activity?date={fetching.Days.FromText}", ct);
        if (page.Trouble is not null)
            return new(page.Trouble);

        return Probes.Items(page.Json!.RootElement, "data") is { } rows
            ? new(null, rows == 0 ? "The key is accepted; there was no activity yesterday." : $"The key is accepted; yesterday has {(rows == 1 ? "one line" : $"{rows} lines")} of activity.")
            : new(Fetching.Unreadable("JSON that is no activity"));
    }

    public string Advice(FeedState state) => state switch
    {
        FeedState.WrongKey or FeedState.MissingScope => "It has to be a management key, made under Settings, Management keys.",
        _ => "Check the base address; it usually ends in /api/v1.",
    };
}
