namespace Dashboard.Core.Providers.Catalogue.Overlay;

/// <summary>All overrides of one moment, ready to be asked. Of several that fit, the most specific holds; they never add up.</summary>
public sealed class PriceOverlay
{
    private readonly ILookup<string, PriceOverride> _byModel;
    private readonly IReadOnlyList<PriceOverride> _ofEveryModel;

    /// <param name="stamp">Changes whenever the overrides do.</param>
    public PriceOverlay(IReadOnlyList<PriceOverride> overrides, string stamp)
    {
        Stamp = stamp;
        Overrides = overrides;
        _byModel = overrides.Where(o => o.ModelName is not null).ToLookup(o => o.ModelName!, StringComparer.Ordinal);
        _ofEveryModel = [.. overrides.Where(o => o.ModelName is null)];
    }

    public static PriceOverlay None { get; } = new([], "");

    public string Stamp { get; }

    public IReadOnlyList<PriceOverride> Overrides { get; }

    /// <summary>The model that somebody said this id stands for; null when nobody did.</summary>
    internal ModelKey? Mapped(string rawModel, string? host, string? gateway) => Overrides.Count == 0
        ? null
        : _byModel[ModelName.Normalise(rawModel)]
            .Where(o => o.Effect is OverrideEffect.MapTo && (o.IsOf(host) || o.IsOf(gateway)))
            .OrderByDescending(o => o.Party is not null).ThenByDescending(o => o.Id)
            .Select(o => (ModelKey?)((OverrideEffect.MapTo)o.Effect).Model)
            .FirstOrDefault();

    /// <summary>The override of a price that holds; null leaves the catalogue's.</summary>
    internal PriceOverride? Find(PriceSubject subject, ModelKey? model, DateOnly day)
    {
        if (Overrides.Count == 0)
            return null;

        var raw = subject.RawModel is null ? null : ModelName.Normalise(subject.RawModel);
        var canonical = model is null ? null : ModelName.Normalise(model.Value.ToString());
        var tier = ServiceTier.Normalise(subject.ServiceTier);
        return (raw is null ? [] : _byModel[raw])
            .Concat(canonical is null || canonical == raw ? [] : _byModel[canonical])
            .Concat(_ofEveryModel)
            .Where(o => o.Effect is not OverrideEffect.MapTo && o.Holds(day) && (o.ServiceTier is null || o.ServiceTier == tier)
                && (o.IsOf(subject.Contract) || o.IsOf(subject.Host) || o.IsOf(subject.Gateway)))
            .OrderByDescending(o => o.ServiceTier is not null)
            .ThenByDescending(o => o.ModelName is null ? 0 : o.ModelName == raw ? 2 : 1)
            .ThenByDescending(o => o.Party is not null)
            .ThenByDescending(o => o.From ?? DateOnly.MinValue)
            .ThenByDescending(o => o.Id)
            .FirstOrDefault();
    }
}
