using Dashboard.Core.Usage.Connections;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>Knows how one provider is asked for usage and cost. It fetches pages; the formats of files read them.</summary>
internal interface IUsageConnector
{
    ConnectorInfo Info { get; }

    /// <summary>The days the provider tells of, seen from a UTC day; half-open, the first null where there is no end to the past.</summary>
    (DateOnly? From, DateOnly Until) Reach(DateOnly today);

    /// <summary>What goes along with every question.</summary>
    IEnumerable<KeyValuePair<string, string>> Headers(string secret);

    /// <summary>Keeps every page of a window of days; null when all went well.</summary>
    Task<Trouble?> FetchAsync(Fetching fetching, CancellationToken ct);

    /// <summary>One small question about one day; answers with what it saw, as a sentence.</summary>
    Task<ProbeAnswer> ProbeAsync(Fetching fetching, CancellationToken ct);

    /// <summary>What to do when a key is not accepted, or may not read this.</summary>
    string Advice(FeedState state);
}

/// <summary>What a person needs to know to set one up.</summary>
/// <param name="Key">As stored and written in files.</param>
/// <param name="Provider">The key of the provider, for its colour.</param>
/// <param name="BaseUrl">Where it answers unless somebody says otherwise; empty where every installation has its own.</param>
/// <param name="KeyHint">Which key it has to be.</param>
/// <param name="VariableExample">How such a key's variable is usually called.</param>
/// <param name="AccountHint">Null where the key says whose account it is.</param>
/// <param name="LongestWindow">The most days that are asked for and replaced at once.</param>
public sealed record ConnectorInfo(
    string Key, string Name, string Provider, string BaseUrl, string KeyHint, string VariableExample, string? AccountHint, IReadOnlyList<ConnectorPart> Parts, int LongestWindow)
{
    /// <summary>The account stands in the address.</summary>
    public bool NeedsAccount { get; init; }

    /// <summary>What passes there goes through a gateway of our own.</summary>
    public bool SelfOperatedGateway { get; init; }

    /// <summary>How far the provider's memory reaches, in a few words.</summary>
    public string? ReachHint { get; init; }
}

/// <summary>Something that is asked for and can be left out.</summary>
public sealed record ConnectorPart(string Key, string Name);

/// <summary>Why there is no answer to build on.</summary>
/// <param name="Until">When it makes sense to ask again.</param>
internal sealed record Trouble(FeedState State, string Sentence, DateTime? Until = null);

/// <summary>What a small question showed.</summary>
internal sealed record ProbeAnswer(Trouble? Trouble, string Saw = "");
