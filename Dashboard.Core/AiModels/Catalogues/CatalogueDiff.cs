namespace Dashboard.Core.AiModels.Catalogues;

/// <summary>Compares two states of one catalogue, field by field. Nothing is held back here: doubts belong to the alerts.</summary>
public static class CatalogueDiff
{
    // An aggregator's prices and windows flap without anybody having changed them.
    private const double FromAggregator = 0.3;
    private const double MissingOnce = 0.5;
    private const double SameName = 0.9;

    /// <param name="aggregates">Whether a provider lists other hosts' models.</param>
    /// <exception cref="ArgumentException">The two are not of one form.</exception>
    public static IReadOnlyList<CatalogueChange> Compare(CatalogueSheet before, CatalogueSheet after, Func<string, bool> aggregates)
    {
        if (before.Form != after.Form)
            throw new ArgumentException($"The old catalogue is {before.Form}'s and the new one {after.Form}'s: they do not compare.", nameof(after));

        var changes = new List<CatalogueChange>();
        foreach (var id in before.Providers.Keys.Union(after.Providers.Keys).Order(StringComparer.Ordinal))
            Compare(id, before.Providers.GetValueOrDefault(id), after.Providers.GetValueOrDefault(id), aggregates(id), changes);

        return changes;
    }

    private static void Compare(string id, ProviderSheet? before, ProviderSheet? after, bool aggregates, List<CatalogueChange> changes)
    {
        if (before is null)
            changes.Add(new(CatalogueChangeType.ProviderAdded, id, null, null, null, after!.Models.Count, 1));
        else if (after is null)
            changes.Add(new(CatalogueChangeType.ProviderRemoved, id, null, null, before.Models.Count, null, MissingOnce));
        else
            Compare(id, null, before.Facts, after.Facts, 1, changes);

        var old = before?.Models ?? new Dictionary<string, ModelSheet>();
        var now = after?.Models ?? new Dictionary<string, ModelSheet>();
        var gone = old.Values.Where(m => !now.ContainsKey(m.Id)).ToList();
        var fresh = now.Values.Where(m => !old.ContainsKey(m.Id)).ToList();
        var renames = Renames(gone, fresh);

        changes.AddRange(fresh.Where(m => !renames.ContainsKey(m.Id)).Select(m => new CatalogueChange(CatalogueChangeType.ModelAdded, id, m.Id, null, null, m.Name, 1)));
        changes.AddRange(gone.Where(m => !renames.ContainsValue(m)).Select(m => new CatalogueChange(
            CatalogueChangeType.ModelRemoved, id, m.Id, null, m.Name, null, m.Deprecated ? SameName : MissingOnce)));
        changes.AddRange(renames.Select(r => new CatalogueChange(CatalogueChangeType.ModelRenamed, id, r.Key, "id", r.Value.Id, r.Key, SameName)));

        foreach (var model in now.Values)
        {
            if (old.GetValueOrDefault(model.Id) is { } was)
                Compare(id, model.Id, was.Facts, model.Facts, aggregates ? FromAggregator : 1, changes);
        }
    }

    private static void Compare(
        string provider, string? model, IReadOnlyDictionary<string, Fact> before, IReadOnlyDictionary<string, Fact> after, double confidence, List<CatalogueChange> changes)
    {
        foreach (var field in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (before.GetValueOrDefault(field), after.GetValueOrDefault(field));
            if (was?.Text != now?.Text)
                changes.Add(new(TypeOf(was, now), provider, model, field, was?.Value.DeepClone(), now?.Value.DeepClone(), confidence));
        }
    }

    private static CatalogueChangeType TypeOf(Fact? was, Fact? now) => (now ?? was)!.Kind switch
    {
        FactKind.Price when was is null => CatalogueChangeType.PriceAdded,
        FactKind.Price when now is null => CatalogueChangeType.PriceRemoved,
        FactKind.Price => CatalogueChangeType.PriceChanged,
        FactKind.PriceTier => CatalogueChangeType.PriceTierChanged,
        FactKind.Context => CatalogueChangeType.ContextChanged,
        FactKind.OutputLimit => CatalogueChangeType.OutputLimitChanged,
        FactKind.InputLimit => CatalogueChangeType.InputLimitChanged,
        FactKind.Capability => CatalogueChangeType.CapabilityChanged,
        FactKind.Modality => CatalogueChangeType.ModalityChanged,
        FactKind.OpenWeights => CatalogueChangeType.OpenWeightsChanged,
        FactKind.Status when !Ends(was) && Ends(now) => CatalogueChangeType.ModelDeprecated,
        FactKind.Status when Ends(was) && !Ends(now) => CatalogueChangeType.ModelUndeprecated,
        _ => CatalogueChangeType.MetadataChanged,
    };

    // models.dev says "deprecated" (and "alpha", "beta"), genai-prices true, LiteLLM and OpenRouter a date.
    private static bool Ends(Fact? status) => status?.Text is { } text && text is not ("false" or "\"alpha\"" or "\"beta\"");

    /// <summary>By the new id: one that went and one that came, alike in name or in the spelling of the whole id.</summary>
    private static Dictionary<string, ModelSheet> Renames(List<ModelSheet> gone, List<ModelSheet> fresh)
    {
        var found = new Dictionary<string, ModelSheet>(StringComparer.Ordinal);
        foreach (var likeness in (Func<ModelSheet, string?>[])[m => Spelling(m.Id), m => m.Name])
        {
            var went = gone.Where(m => !found.ContainsValue(m) && likeness(m) is not null).ToLookup(likeness, StringComparer.Ordinal);
            var came = fresh.Where(m => !found.ContainsKey(m.Id) && likeness(m) is not null).ToLookup(likeness, StringComparer.Ordinal);
            // Two of one name could be either: then nothing is said to be renamed.
            foreach (var pair in came.Where(c => c.Count() == 1 && went[c.Key].Count() == 1))
                found[pair.Single().Id] = went[pair.Key].Single();
        }

        return found;
    }

    private static string Spelling(string id) => string.Concat(id.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
