namespace Dashboard.Core.Providers.Catalogue.Making;

/// <summary>The models found so far, by what they are called.</summary>
internal sealed class ModelRegister(ProviderNames names)
{
    private readonly Dictionary<(string Maker, string Name), ModelKey> _keys = [];
    private readonly Dictionary<ModelKey, CatalogueModel> _models = [];
    private readonly Dictionary<ModelKey, List<bool>> _votes = [];

    public IEnumerable<CatalogueModel> Models => _models.Values;

    /// <summary>The model that a host's id names, made known if it is new; null when nobody can tell whose it is.</summary>
    public ModelKey? Resolve(Provider host, string id)
    {
        var segments = id.TrimStart('~', '@').Split('/');
        var name = ModelNaming.Clean(segments[^1]);
        var prefix = segments.Length > 1 ? names.Find(segments[^2]) : null;
        var maker = prefix is not null && IsMaker(prefix.Organisation) ? prefix.Organisation.Value
            : segments.Length > 1 && prefix is null && segments[^2] != "models" && segments[^2] != "routers" ? null
            : ModelNaming.MakerOf(name) ?? (IsMaker(host.Organisation) ? host.Organisation.Value : null);
        return maker is null ? null : Resolve(maker, name, own: maker == host.Key.Value);
    }

    /// <summary>The model of this very name; null when none is known so far.</summary>
    public ModelKey? Find(string maker, string name) => _keys.TryGetValue((maker, Name(ModelNaming.Clean(name))), out var known) ? known : null;

    /// <summary>The model that a maker calls so, made known if it is new.</summary>
    /// <param name="own">True for the maker's own ids, which mean what they say: a lab's <c>-turbo</c> is another model, a host's is the same weights.</param>
    public ModelKey Resolve(string maker, string name, bool own)
    {
        var clean = ModelNaming.Clean(name);
        foreach (var spelling in own ? [clean] : ModelNaming.Spellings(clean))
        {
            if (_keys.TryGetValue((maker, Name(spelling)), out var known) && (spelling == clean || SameWeights(known)))
                return known;
        }

        if (ModelNaming.Floating(clean) is { } steady && _keys.TryGetValue((maker, Name(steady)), out var behind))
            return behind;

        var key = new ModelKey(new ProviderKey(maker), clean);
        _keys[(maker, Name(clean))] = key;
        _models[key] = new CatalogueModel(key, name);
        return key;
    }

    /// <summary>Lays facts over a model: what is already known stays, so the best source comes first.</summary>
    public void Describe(ModelKey key, DevEntry entry, bool maker)
    {
        var known = _models[key];
        if (!maker)
        {
            if (!_votes.TryGetValue(key, out var votes))
                _votes[key] = votes = [];

            votes.Add(entry.OpenWeights);
        }

        _models[key] = known with
        {
            Name = known.Reasoning is null ? entry.Name : known.Name,
            OpenWeights = known.OpenWeights ?? (maker ? entry.OpenWeights : null),
            Context = known.Context ?? entry.Context,
            OutputLimit = known.OutputLimit ?? entry.OutputLimit,
            Input = known.Input == Modalities.None ? entry.Reads : known.Input,
            Output = known.Output == Modalities.None ? entry.Writes : known.Output,
            Released = known.Released ?? entry.Released,
            Reasoning = known.Reasoning ?? entry.Reasoning,
            ToolCalls = known.ToolCalls ?? entry.Tools,
        };
    }

    public CatalogueModel this[ModelKey key]
    {
        get => _models[key];
        set => _models[key] = value;
    }

    /// <summary>A name that stands for a model from elsewhere: <c>-latest</c> for the newest.</summary>
    public void Alias(string maker, string name, ModelKey key) => _keys[(maker, Name(name))] = key;

    /// <summary>Where no lab speaks, the family is asked, and then hosts if they all say the same.</summary>
    public void BelieveHosts()
    {
        foreach (var model in _models.Values.Where(m => m.OpenWeights is null).ToList())
        {
            var agreed = _votes.TryGetValue(model.Key, out var votes) && votes.Distinct().Count() == 1 ? votes[0] : (bool?)null;
            _models[model.Key] = model with { OpenWeights = ModelNaming.OpenWeights(model.Key.Name) ?? agreed };
        }
    }

    // Another number format or a faster machine changes nothing about open weights; gpt-4-turbo is another model than gpt-4.
    private bool SameWeights(ModelKey key) =>
        _models[key].OpenWeights ?? ModelNaming.OpenWeights(key.Name) ?? (_votes.TryGetValue(key, out var votes) && votes.TrueForAll(v => v));

    // Of the two ways to write a Claude, one.
    private static string Name(string name)
    {
        var plain = ModelName.Normalise(name);
        return ModelName.Swapped(plain) is { } swapped && string.CompareOrdinal(swapped, plain) < 0 ? swapped : plain;
    }

    private static bool IsMaker(ProviderKey key) => ProviderList.All.Any(p => p.Key == key && p.Is(ProviderRoles.Maker));
}
