using System.ComponentModel;

namespace Dashboard.Usage;

/// <summary>What <c>POST /api/v1/usage</c> takes, for the API document; rows are read one by one without ever becoming this.</summary>
internal sealed record SentUsage(
    [property: Description("At least one row.")] IReadOnlyList<SentRow> Rows,
    [property: Description("The connection that they belong to; \"push\" where nobody says so.")] string? Connection);

/// <summary>One row: a request, or a bucket of them. Tokens are in disjoint classes; what is left out is unknown, not zero.</summary>
internal sealed record SentRow(
    [property: Description("When: 2026-11-22T03:46:57.713Z; without an offset it is UTC.")] string Time,
    [property: Description("The provider's own id of the model.")] string Model,
    [property: Description("The provider's id of the request, or one of your own: what makes two rows the same.")] string? Id,
    [property: Description("request (what else), minute, hour or day (UTC): a bucket that comes again replaces the one before.")] string? Bucket,
    [property: Description("Who bills: openai, anthropic, openrouter ...")] string? Provider,
    [property: Description("Who serves, where that is another.")] string? Host,
    [property: Description("Who routes, where somebody does.")] string? Gateway,
    [property: Description("The name or id of the key, never the key itself.")] string? ApiKey,
    string? Project,
    string? Service,
    string? Environment,
    [property: Description("batch, flex, priority ...")] string? ServiceTier,
    string? Tag,
    [property: Description("Ties the exchanges of one user action together.")] string? TraceId,
    [property: Description("success, failure or cached (answered from our own gateway's memory).")] string? Status,
    [property: Description("Prompt tokens that were neither read from nor written to the cache.")] long? InputTokens,
    long? CacheReadTokens,
    [property: Description("Written to the cache, lifetime unknown.")] long? CacheWriteTokens,
    long? CacheWrite5mTokens,
    long? CacheWrite1hTokens,
    [property: Description("With reasoning.")] long? OutputTokens,
    [property: Description("The part of the output that was reasoning.")] long? ReasoningTokens,
    [property: Description("The sum of all classes, if you want it checked.")] long? TotalTokens,
    [property: Description("The part of the input that was sound; likewise the next four.")] long? InputAudioTokens,
    long? OutputAudioTokens,
    long? CacheReadAudioTokens,
    long? InputImageTokens,
    long? OutputImageTokens,
    [property: Description("1 for a request where left out, unknown for a bucket.")] long? Requests,
    [property: Description("What the provider charged.")] decimal? CostUsd,
    [property: Description("The same in another currency.")] decimal? Cost,
    [property: Description("The code of that currency: EUR.")] string? Currency);
