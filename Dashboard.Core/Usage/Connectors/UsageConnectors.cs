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

    internal IUsageConnector? Find(string key) => _connectors.FirstOrDefault(c => c.Info.Key == key);
}
