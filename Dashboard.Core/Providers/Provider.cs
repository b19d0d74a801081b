namespace Dashboard.Core.Providers;

/// <summary>An organisation we depend on; null is unknown.</summary>
/// <param name="Country">ISO 3166-1 code of its home; null when unknown or when we run it ourselves.</param>
/// <param name="Owner">The organisation behind it when that has a key of its own: Bedrock is Amazon's.</param>
/// <param name="Aggregates">Lists other hosts' models: its prices and removals raise no alerts.</param>
/// <param name="FollowsMakers">Charges what makers charge, as far as we know: a maker's price may stand in for a missing one.</param>
/// <param name="SelfOperated">Software that we run: a gateway or a host in our own house.</param>
public sealed record Provider(
    ProviderKey Key,
    string Name,
    ProviderRoles Roles,
    string? Country = null,
    ProviderKey? Owner = null,
    bool Aggregates = false,
    bool FollowsMakers = false,
    bool SelfOperated = false)
{
    public Bloc? Bloc { get; } = Jurisdiction.BlocOf(Country);

    /// <summary>The organisation: the owner, or itself.</summary>
    public ProviderKey Organisation => Owner ?? Key;

    public bool Is(ProviderRoles role) => (Roles & role) == role;
}

/// <summary>The roles that a provider can play; contract, maker, host and gateway can be four parties.</summary>
[Flags]
public enum ProviderRoles
{
    None = 0,

    /// <summary>Trains models.</summary>
    Maker = 1,

    /// <summary>Serves models.</summary>
    Host = 2,

    /// <summary>Routes to hosts, or resells them.</summary>
    Gateway = 4,
}
