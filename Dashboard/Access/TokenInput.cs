using Dashboard.Core.Access.Tokens;

namespace Dashboard.Access;

/// <summary>What the form of a new token holds.</summary>
internal sealed class TokenInput
{
    public string? Name { get; set; }

    public HashSet<string> Scopes { get; } = new(StringComparer.Ordinal);

    public string? Connection { get; set; }

    public DateOnly? LastDay { get; set; }

    /// <summary>A connection is about sending.</summary>
    public bool Sends => Scopes.Contains(TokenScopes.UsageWrite) || Scopes.Contains(TokenScopes.TracesWrite);

    public TokenDraft Draft => new(Name, Scopes, Sends ? Connection : null, TokenDraft.EndOf(LastDay));
}
