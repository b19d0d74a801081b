using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors.Anthropic;
using Dashboard.Core.Usage.Connectors.Copilot;
using Dashboard.Core.Usage.Connectors.LiteLlm;
using Dashboard.Core.Usage.Connectors.OpenAi;
using Dashboard.Core.Usage.Connectors.OpenRouter;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>Every provider we can ask. A new one is a new line here.</summary>
public sealed class UsageConnectors
{
    private readonly IReadOnlyList<IUsageConnector> _connectors =
        [new OpenAiConnector(), new AnthropicConnector(), new OpenRouterConnector(), new LiteLlmConnector(), new CopilotConnector()];

    public IReadOnlyList<ConnectorInfo> Infos => [.. _connectors.Select(c => c.Info)];

    public ConnectorInfo? InfoOf(string key) => Find(key)?.Info;

    /// <summary>The first day the provider still tells of; null where there is no end to the past.</summary>
    public DateOnly? ReachOf(string key, DateOnly today) => Find(key)?.Reach(today).From;

    /// <summary>What only the provider's connector can know of a draft.</summary>
    public IEnumerable<Problem> Problems(FeedDraft draft)
    {
        if (InfoOf(draft.Connector) is not { } info)
        {
            yield return new("connector", $"Choose a provider: {string.Join(", ", Infos.Select(i => i.Key))}.");
            yield break;
        }

        if (info.NeedsAccount && draft.Account is null)
            yield return new("account", "Say whose account it is: it stands in the address that is asked.");

        if ((draft.LeftOut ?? []).FirstOrDefault(l => info.Parts.All(p => p.Key != l)) is { } unknown)
            yield return new("leaveOut", $"{unknown} is no part of it; there is {(info.Parts.Count == 0 ? "nothing to leave out" : string.Join(", ", info.Parts.Select(p => p.Key)))}.");
    }

    internal IUsageConnector? Find(string key) => _connectors.FirstOrDefault(c => c.Info.Key == key);
}
