namespace Dashboard.Core.Providers.Catalogue;

/// <summary>What a raw model id stands for. An id that stands for nothing we know has no match at all.</summary>
/// <param name="Host">Who serves it; null when neither the id nor the hint says.</param>
/// <param name="Gateway">Who routes; null when nobody is named.</param>
/// <param name="Offering">The model at the gateway or host; null when the catalogue has no such entry.</param>
/// <param name="StandIn">Whose price may stand in for a missing one: the host behind a gateway, or the maker that a host follows.</param>
public sealed record ModelMatch(
    CatalogueModel Model,
    ProviderKey? Host,
    ProviderKey? Gateway,
    Offering? Offering,
    Offering? StandIn = null)
{
    public ModelKey Key => Model.Key;

    public ProviderKey Maker => Model.Key.Maker;

    public bool? OpenWeights => Model.OpenWeights;
}
