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
        _byName = Spellings(data).Distinct().GroupBy(s => s.Name, s => s.Model)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
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
    public Offering? Offering(ProviderKey host, ModelKey model) =>
        _byModel[(host, model)].OrderBy(o => o.Deprecated).ThenBy(o => o.Id.Length).ThenBy(o => o.Id, StringComparer.Ordinal).FirstOrDefault();

    private static IEnumerable<(string Name, CatalogueModel Model)> Spellings(CatalogueData data)
    {
        var models = data.Models.ToDictionary(m => m.Key);
        foreach (var model in data.Models)
        {
            var name = ModelName.Normalise(model.Key.Name);
            yield return (name, model);
            if (ModelName.Swapped(name) is { } swapped)
                yield return (swapped, model);
        }

        foreach (var (alias, key) in data.Aliases)
        {
            yield return (alias, models[key]);
            if (ModelName.Swapped(alias) is { } swapped)
                yield return (swapped, models[key]);
        }
    }
}
