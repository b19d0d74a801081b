using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>The tuple of a series as a source states it; null is not stated.</summary>
public sealed record SeriesFacts(
    string? Account = null,
    string? Contract = null,
    string? Gateway = null,
    string? Host = null,
    string? RawModel = null,
    string? ApiKey = null,
    string? Project = null,
    string? ServiceTier = null,
    string? Tag = null,
    string? Service = null,
    string? Environment = null)
{
    /// <summary>The tuple that the small roll-up counts by.</summary>
    public SeriesFacts Base => new(Account, Contract, Gateway, Host, RawModel);

    /// <summary>Tells two tuples of one connection apart; 16 bytes.</summary>
    public byte[] Hash(int connectionId)
    {
        // A missing part and an empty one differ, and no part can run into the next.
        var text = new StringBuilder().Append(connectionId);
        foreach (var part in (ReadOnlySpan<string?>)[Contract, Gateway, Host, RawModel, ApiKey, Project, ServiceTier, Tag, Service, Environment])
            text.Append(part is null ? '\u0000' : '\u001f').Append(part);

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))[..16];
    }
}
