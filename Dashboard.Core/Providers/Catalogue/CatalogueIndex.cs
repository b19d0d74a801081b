using System.Collections.Frozen;

namespace Dashboard.Core.Providers.Catalogue;

/// <summary>A catalogue made ready to be asked.</summary>
internal sealed class CatalogueIndex
{
    private readonly FrozenDictionary<string, CatalogueModel[]> _byName;
    private readonly FrozenDictionary<(ProviderKey Host, string Id), Offering> _byId;
    private readonly ILookup<(ProviderKey Host, ModelKey Model), Offering> _byModel;

    public CatalogueIndex(CatalogueData data)
    {
        Data = data;
        Providers = data.Providers.ToFrozenDictionary(p => p.Key);
        Models = data.Models.ToFrozenDictionary(m => m.Key);
        Names = new ProviderNames(data.Providers);
        _byName = Named(data).GroupBy(s => s.Name, s => s.Model)
            .ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);
        _byId = data.Offerings.GroupBy(o => (o.Host, ModelName.Normalise(o.Id))).ToFrozenDictionary(g => g.Key, g => g.First());
        _byModel = data.Offerings.ToLookup(o => (o.Host, o.Model));
        ByModel = data.Offerings.ToLookup(o => o.Model);
    }

    public CatalogueData Data { get; }

    public FrozenDictionary<ProviderKey, Provider> Providers { get; }

    public FrozenDictionary<ModelKey, CatalogueModel> Models { get; }

    public ProviderNames Names { get; }

    public ILookup<ModelKey, Offering> ByModel { get; }

    /// <summary>The model of a normalised name; null when unknown, or when two makers use the name and none is given.</summary>
    public CatalogueModel? Model(string name, ProviderKey? maker) =>
        _byName.GetValueOrDefault(name) switch
        {
            null => null,
            [var only] => maker is null || only.Key.Maker == maker ? only : null,
            var several => maker is null ? null : Array.Find(several, m => m.Key.Maker == maker),
        };

    /// <summary>The offering with exactly this id, apart from case and separators.</summary>
    public Offering? Offering(ProviderKey host, string id) => _byId.GetValueOrDefault((host, id));

    /// <summary>The host's offering of a model when the id itself does not say which: the plainest id.</summary>
    /// <param name="global">Bedrock's global profiles cost less than its regional ones.</param>
    public Offering? Offering(ProviderKey host, ModelKey model, bool global = false) =>
        _byModel[(host, model)]
            .OrderBy(o => o.Deprecated)
            .ThenBy(o => o.Id.StartsWith("global.", StringComparison.Ordinal) != global)
            .ThenBy(o => o.Id.Length).ThenBy(o => o.Id, StringComparer.Ordinal).FirstOrDefault();

    private static IEnumerable<(string Name, CatalogueModel Model)> Named(CatalogueData data)
    {
        var models = data.Models.ToDictionary(m => m.Key);
        var named = data.Models.Select(m => (Name: ModelName.Normalise(m.Key.Name), Model: m))
            .Concat(data.Aliases.Select(a => (Name: a.Key, Model: models[a.Value])))
            .SelectMany(BothWays)
            .ToList();
        var taken = named.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);

        // What one host calls a model is its name elsewhere too, unless hosts mean different models by it.
        var hosted = data.Offerings
            .Select(o => (Name: ModelName.Normalise(o.Id[(o.Id.LastIndexOf('/') + 1)..]), Model: models[o.Model]))
            .SelectMany(BothWays)
            .Where(o => !taken.Contains(o.Name))
            .GroupBy(o => o.Name, o => o.Model)
            .Where(g => g.Distinct().Count() == 1)
            .Select(g => (g.Key, g.First()));
        return named.Concat(hosted);
    }

    private static IEnumerable<(string Name, CatalogueModel Model)> BothWays((string Name, CatalogueModel Model) named) =>
        ModelName.Swapped(named.Name) is { } swapped ? [named, (swapped, named.Model)] : [named];
}
