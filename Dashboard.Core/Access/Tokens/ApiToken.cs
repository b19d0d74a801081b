namespace Dashboard.Core.Access.Tokens;

/// <summary>A key of ours that a program carries. The secret itself is nowhere: we keep its hash.</summary>
public sealed class ApiToken
{
    public int Id { get; set; }

    /// <summary>What people call it; unique among those that are not revoked.</summary>
    public required string Name { get; set; }

    /// <summary>The SHA-256 of the secret. The secret is 256 random bits, so nothing slower is needed.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The first characters of the secret, by which a person finds it again in a configuration.</summary>
    public required string Prefix { get; set; }

    /// <summary>Names of <see cref="TokenScopes"/>, separated by a space.</summary>
    public required string Scopes { get; set; }

    /// <summary>The connection that what it sends belongs to; null is the usual one.</summary>
    public string? Connection { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Who made it; null on the command line.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>From then on it opens nothing; null is never.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>To the minute.</summary>
    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }
}
