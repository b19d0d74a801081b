using Dashboard.Core.Usage.Connections;

namespace Dashboard.Core.Usage.Connectors.LiteLlm;

/// <summary>
/// A LiteLLM proxy of our own: its spend logs request by request, day by day. Where the proxy is too old for them, caps
/// them or is not to be asked for them, its daily sums.
/// </summary>
internal sealed class LiteLlmConnector : IUsageConnector
{
    private const string Requests = "requests";
    private const int PageSize = 1000;

    public ConnectorInfo Info { get; } = new(
        "litellm-proxy", "LiteLLM proxy", "litellm", "http://localhost:4000",
        "The master key, or one of a proxy administrator.", "LITELLM_MASTER_KEY", null,
        [new(Requests, "Single requests (without them: sums by day)")], 1)
    {
        SelfOperatedGateway = true,
        ReachHint = "Its address is usually private: the setting Outbound:AllowedPrivate has to name it.",
    };

    public (DateOnly? From, DateOnly Until) Reach(DateOnly today) => (null, today.AddDays(1));

    public IEnumerable<KeyValuePair<string, string>> Headers(string secret) => [new("Authorization", $"Bearer {secret}")];

    public async Task<Trouble?> FetchAsync(Fetching fetching, CancellationToken ct)
    {
        foreach (var day in fetching.Days.Days)
        {
            if (await DayAsync(fetching, day, ct) is { } trouble)
                return trouble;
        }

        return null;
    }

    public async Task<ProbeAnswer> ProbeAsync(Fetching fetching, CancellationToken ct)
    {
        using var page = await fetching.AskAsync(LiteLlmPages.Daily(fetching.Days.From, 1, 1), ct);
        if (page.Trouble is not null)
            return new(page.Trouble);

        return LiteLlmPages.DailyTotal(page.Json!.RootElement) is { } requests
            ? new(null, requests == 0 ? "The key is accepted; nothing passed the proxy yesterday." : $"The key is accepted; yesterday {(requests == 1 ? "one request" : $"{requests} requests")} passed the proxy.")
            : new(Fetching.Unreadable("JSON that is no daily activity"));
    }

    public string Advice(FeedState state) => state switch
    {
        FeedState.WrongKey => "It has to be the proxy's master key or the key of a proxy administrator.",
        FeedState.MissingScope => "Only the master key and proxy administrators may read all spend.",
        _ => "Check the base address: it is that of the proxy itself, without /v1.",
    };

    private static async Task<Trouble?> DayAsync(Fetching fetching, DateOnly day, CancellationToken ct)
    {
        if (!fetching.Wants(Requests))
            return await LiteLlmPages.KeepDailyAsync(fetching, day, PageSize, ct);

        var logs = await LiteLlmPages.KeepLogsAsync(fetching, day, PageSize, ct);
        if (!logs.NotThere)
            return logs.Trouble;

        var old = await LiteLlmPages.KeepOldLogsAsync(fetching, day, ct);
        return old.NotThere ? await LiteLlmPages.KeepDailyAsync(fetching, day, PageSize, ct) : old.Trouble;
    }
}
