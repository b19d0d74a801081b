using System.Collections.Concurrent;

using Dashboard.Core.Providers.Catalogue.Overlay;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>
/// Providers, models and offerings with their dated prices, read on first use; what somebody here knows better lies over them.
/// </summary>
public sealed class ModelCatalogue(Func<CatalogueData> load)
{
    // Ids come from outside; whoever sends endless new ones pays with time, not with our memory.
    private const int MostRemembered = 20_000;

    private readonly Lazy<CatalogueIndex> _embedded = new(() => new CatalogueIndex(load()));
    private readonly Lock _laying = new();

    // One reference, so that matches of one overlay or edition never stand beside the prices of another. Null until somebody lays something.
    private volatile Laid? _laid;

    public ModelCatalogue(CatalogueData data)
        : this(() => data)
    {
    }

    /// <summary>Reads it now, for those who will need it soon.</summary>
    public void Load() => _ = Index;

    /// <summary>The date of the facts that came with the product.</summary>
    public string EmbeddedVersion => _embedded.Value.Data.Version;

    /// <summary>What came with the product, whatever edition is in use.</summary>
    public CatalogueData EmbeddedData => _embedded.Value.Data;

    /// <summary>The date of its facts, and the edition laid over them.</summary>
    public string Version => Index.Data.Version;

    public IReadOnlyList<Provider> Providers => Index.Data.Providers;

    public IReadOnlyList<CatalogueModel> Models => Index.Data.Models;

    /// <summary>Everything it says, own prices apart.</summary>
    public CatalogueData Data => Index.Data;

    private Laid Now => _laid ?? First();

    private CatalogueIndex Index => Now.Index.Value;

    /// <summary>The provider of this key; null when we know none.</summary>
    public Provider? Find(ProviderKey key) => Index.Providers.GetValueOrDefault(key);

    /// <summary>What a provider is called; itself when the catalogue does not know it. Machines of our own are nobody's in it, and have a name all the same.</summary>
    public string NameOf(string provider) => Find(new ProviderKey(provider))?.Name ?? (provider == ProviderKey.OwnHardware ? "Own hardware" : provider);

    /// <summary>The model of this key; null when we know none.</summary>
    public CatalogueModel? Find(ModelKey key) => Index.Models.GetValueOrDefault(key);

    /// <summary>The provider of this name, as tools write it: <c>vertex_ai</c>, <c>Amazon Bedrock</c>, <c>x-ai</c>; null when we know none.</summary>
    public Provider? FindByName(string? name) => Index.Names.Find(name);

    /// <summary>Who bills for a provider, whatever name people give it: <c>aws</c>, <c>bedrock</c> and <c>amazon</c> are one contract. A name that nobody knows is itself.</summary>
    public string ContractOf(string name) => (Find(new ProviderKey(name)) ?? FindByName(name))?.Organisation.Value ?? name;

    /// <summary>Who offers a model, and under which ids.</summary>
    public IEnumerable<Offering> Offerings(ModelKey model) => Index.ByModel[model];

    /// <summary>What a raw model id stands for; null when unknown, never a guess.</summary>
    /// <param name="host">Who served it, as the source names it; may also name a gateway.</param>
    public ModelMatch? Match(string? rawModel, string? host = null, string? gateway = null)
    {
        if (string.IsNullOrWhiteSpace(rawModel))
            return null;

        var laid = Now;
        var key = (rawModel, host, gateway);
        if (laid.Matches.TryGetValue(key, out var known))
            return known;

        var match = Mapped(laid.Overlay, rawModel, host, gateway) ?? new ModelMatcher(laid.Index.Value).Match(rawModel, host, gateway);
        if (laid.Remembered < MostRemembered && laid.Matches.TryAdd(key, match))
            Interlocked.Increment(ref laid.Remembered);

        return match;
    }

    /// <summary>What lies over the catalogue now.</summary>
    public PriceOverlay Overlay => Now.Overlay;

    /// <summary>Lays other overrides over the catalogue, for everybody who asks from now on.</summary>
    public void Lay(PriceOverlay overlay)
    {
        lock (_laying)
            _laid = new Laid(Now.Index, overlay);
    }

    /// <summary>Uses another edition for everybody who asks from now on; null is the one that came with the product.</summary>
    public void Use(CatalogueData? edition)
    {
        var index = edition is null ? _embedded : new Lazy<CatalogueIndex>(() => new CatalogueIndex(edition));
        // Read before anybody waits for it.
        _ = index.Value;
        lock (_laying)
            _laid = new Laid(index, Now.Overlay);
    }

    /// <summary>The prices that hold for us at a moment, overrides included; null when unpriced.</summary>
    public Prices? PricesAt(PriceSubject subject, ModelMatch? match, PriceMoment at)
    {
        var listed = PricesAt(match, at);
        return Now.Overlay.Find(subject, match?.Key, at.Day) is { } over
            ? ApplyOverride.To(listed, over, $"{over.Party ?? match?.Offering?.Host.Value ?? subject.Host ?? subject.Gateway ?? "any"}/{over.Model ?? subject.RawModel}")
            : listed;
    }

    /// <summary>The catalogue's own prices at a moment; null when unpriced.</summary>
    public Prices? PricesAt(ModelMatch? match, PriceMoment at) => match switch
    {
        { Offering: { } offering } => PricesAt(offering, at),
        { StandIn: { } other } => PricesAt(other, at) is { } prices ? prices with { Estimated = true } : null,
        _ => null,
    };

    /// <summary>The same for one offering.</summary>
    public Prices? PricesAt(Offering offering, PriceMoment at) =>
        At(offering, at) is { } price
            ? new Prices(new PriceVersion(Version, offering.ToString(), price.From), price.Standard, price.Tiers)
            {
                HoursUnknown = at.Time is null && offering.Prices.Any(p => p.Hours is { } hours && At(offering, at with { Time = hours.From }) != price),
            }
            : null;

    private static PricePeriod? At(Offering offering, PriceMoment at) => offering.Prices.LastOrDefault(p => p.Holds(at));

    private ModelMatch? Mapped(PriceOverlay overlay, string rawModel, string? host, string? gateway)
    {
        var names = Index.Names;
        if (overlay.Mapped(rawModel, names.Find(host)?.Key.Value ?? host, names.Find(gateway)?.Key.Value ?? gateway) is not { } key || Find(key) is not { } model)
            return null;

        // Read as if the source had written the canonical name; who serves it is still what the source says.
        var match = new ModelMatcher(Index).Match(key.ToString(), host, gateway);
        return match is not null && match.Key == key ? match : new ModelMatch(model, names.Find(host)?.Key, names.Find(gateway)?.Key, null);
    }

    private Laid First()
    {
        lock (_laying)
            return _laid ??= new Laid(_embedded, PriceOverlay.None);
    }

    private sealed class Laid(Lazy<CatalogueIndex> index, PriceOverlay overlay)
    {
        // Asking the dictionary would take all its locks.
        public int Remembered;

        public Lazy<CatalogueIndex> Index => index;

        public PriceOverlay Overlay => overlay;

        public ConcurrentDictionary<(string Raw, string? Host, string? Gateway), ModelMatch?> Matches { get; } = new();
    }
}
