namespace Dashboard.Core.Usage.Import;

/// <summary>What a column of a table can be. In our own CSV the column has this name with underscores: <c>input_tokens</c>.</summary>
public enum CsvField
{
    /// <summary>When the request was made; without a zone it is UTC.</summary>
    Time,

    /// <summary>The UTC day that the row sums up, where there is no time.</summary>
    Date,

    /// <summary>Who bills.</summary>
    Provider,
    Host,
    Gateway,
    Model,

    /// <summary>Without what was read from and written to the cache, unless the mapping says that it is in.</summary>
    InputTokens,
    CacheReadTokens,

    /// <summary>Writes of unknown lifetime.</summary>
    CacheWriteTokens,
    CacheWrite5mTokens,
    CacheWrite1hTokens,

    /// <summary>With reasoning, unless the mapping says that it stands apart.</summary>
    OutputTokens,
    ReasoningTokens,

    /// <summary>The row's own sum: rows are checked against it.</summary>
    TotalTokens,
    Requests,
    CostUsd,

    /// <summary>An amount in <see cref="Currency"/>.</summary>
    Cost,
    Currency,

    /// <summary>The request's id: two rows with one id are one request.</summary>
    Id,
    ApiKey,
    Project,
    Service,
    Environment,
    ServiceTier,
    Tag,

    /// <summary>What ties the requests of one action or session together.</summary>
    TraceId,
}
