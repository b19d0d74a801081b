namespace Dashboard.Core.Providers.Catalogue;

/// <summary>Everything a catalogue says, before it is indexed.</summary>
/// <param name="Version">The date of its facts, named by every price.</param>
/// <param name="Aliases">Other names of a model, by normalised name.</param>
public sealed record CatalogueData(
    string Version,
    IReadOnlyList<Provider> Providers,
    IReadOnlyList<CatalogueModel> Models,
    IReadOnlyList<Offering> Offerings,
    IReadOnlyDictionary<string, ModelKey> Aliases);
