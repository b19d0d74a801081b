using System.Collections.Concurrent;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>Providers, models and offerings with their dated prices; read on first use.</summary>
public sealed class ModelCatalogue(Func<CatalogueData> load)
{
    // Ids come from outside; whoever sends endless new ones pays with time, not with our memory.
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<(string Raw, string? Host, string? Gateway), ModelMatch?> _matches = new();
    // Asking the dictionary would take all its locks.
    private int _remembered;

    private readonly Lazy<CatalogueIndex> _index = new(() => new CatalogueIndex(load()));

    public ModelCatalogue(CatalogueData data)
        : this(() => data)
    {
    }

    /// <summary>The date of its facts.</summary>
    public string Version => Index.Data.Version;

    public IReadOnlyList<Provider> Providers => Index.Data.Providers;

    public IReadOnlyList<CatalogueModel> Models => Index.Data.Models;

    private CatalogueIndex Index => _index.Value;

    /// <summary>The provider of this key; null when we know none.</summary>
    public Provider? Find(ProviderKey key) => Index.Providers.GetValueOrDefault(key);

    /// <summary>The model of this key; null when we know none.</summary>
    public CatalogueModel? Find(ModelKey key) => Index.Models.GetValueOrDefault(key);

    /// <summary>The provider of this name, as tools write it: <c>vertex_ai</c>, <c>Amazon Bedrock</c>, <c>x-ai</c>; null when we know none.</summary>
    public Provider? FindByName(string? name) => Index.Names.Find(name);

    /// <summary>Who offers a model, and under which ids.</summary>
    public IEnumerable<Offering> Offerings(ModelKey model) => Index.ByModel[model];

    /// <summary>What a raw model id stands for; null when unknown, never a guess.</summary>
    /// <param name="host">Who served it, as the source names it; may also name a gateway.</param>
    public ModelMatch? Match(string? rawModel, string? host = null, string? gateway = null)
    {
        if (string.IsNullOrWhiteSpace(rawModel))
            return null;

        var key = (rawModel, host, gateway);
        if (_matches.TryGetValue(key, out var known))
            return known;

        var match = new ModelMatcher(Index).Match(rawModel, host, gateway);
        if (_remembered < MostRemembered && _matches.TryAdd(key, match))
            Interlocked.Increment(ref _remembered);

        return match;
    }

    /// <summary>The prices at a moment; null when unpriced.</summary>
    public Prices? PricesAt(ModelMatch? match, PriceMoment at) => match switch
    {
        { Offering: { } offering } => PricesAt(offering, at),
        { StandIn: { } other } => PricesAt(other, at) is { } prices ? prices with { Estimated = true } : null,
        _ => null,
    };

    /// <summary>The same for one offering.</summary>
    public Prices? PricesAt(Offering offering, PriceMoment at) =>
        offering.Prices.LastOrDefault(p => p.Holds(at)) is { } price
            ? new Prices(new PriceVersion(Version, offering.ToString(), price.From), price.Standard, price.Tiers)
            : null;
}
