namespace Dashboard.Core.Access.Tokens;

/// <summary>What a token may do. None includes another.</summary>
public static class TokenScopes
{
    public const string UsageWrite = "usage:write";
    public const string TracesWrite = "traces:write";
    public const string UsageRead = "usage:read";

    /// <summary>Every scope with what it opens, in words.</summary>
    public static IReadOnlyList<TokenScope> All { get; } =
    [
        new(UsageWrite, "Send usage", "POST /api/v1/usage"),
        new(TracesWrite, "Send traces", "POST /v1/traces (OpenTelemetry)"),
        new(UsageRead, "Read spend", "GET /api/v1/spend"),
    ];
}

/// <summary>One thing that a token may do.</summary>
public sealed record TokenScope(string Name, string Title, string Opens);
