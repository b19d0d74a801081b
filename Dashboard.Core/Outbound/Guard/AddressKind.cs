namespace Dashboard.Core.Outbound.Guard;

/// <summary>What an address is for. Only <see cref="Public"/> may be called without being listed.</summary>
public enum AddressKind
{
    /// <summary>Set aside, or not handed out; first, so that a forgotten value is a refusal.</summary>
    Reserved,
    Public,
    Loopback,
    Private,
    UniqueLocal,
    SiteLocal,
    LinkLocal,
    CarrierNat,
    Metadata,
    Unspecified,
    Multicast,
    Broadcast,
    Documentation,
    Benchmarking,
}
