using Dashboard.Core.Usage.Import;

namespace Dashboard.Usage;

/// <summary>What a column can be, as people call it.</summary>
internal static class CsvFieldWords
{
    public static string Of(CsvField field) => field switch
    {
        CsvField.Date => "day (UTC)",
        CsvField.Provider => "provider (who bills)",
        CsvField.Host => "host (who serves)",
        CsvField.InputTokens => "input tokens",
        CsvField.CacheReadTokens => "cache read tokens",
        CsvField.CacheWriteTokens => "cache write tokens",
        CsvField.CacheWrite5mTokens => "cache write tokens, 5 min",
        CsvField.CacheWrite1hTokens => "cache write tokens, 1 h",
        CsvField.OutputTokens => "output tokens",
        CsvField.ReasoningTokens => "reasoning tokens",
        CsvField.TotalTokens => "total tokens (to check rows)",
        CsvField.CostUsd => "cost in USD",
        CsvField.Id => "id of the request",
        CsvField.ApiKey => "API key or user",
        CsvField.ServiceTier => "service tier",
        CsvField.TraceId => "trace or session",
        _ => field.ToString().ToLowerInvariant(),
    };
}
