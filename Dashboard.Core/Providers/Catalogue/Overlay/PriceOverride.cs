namespace Dashboard.Core.Providers.Catalogue.Overlay;

/// <summary>What somebody here knows better than the catalogue: a negotiated price, a discount, a free model, or which model an id stands for.</summary>
/// <param name="Id">Names the price version; a change is a new override with a number of its own.</param>
/// <param name="Party">Holds where this provider bills, routes or serves; null is everywhere.</param>
/// <param name="Model">A raw id or a canonical <c>maker/model</c>; null is every model, for discounts.</param>
/// <param name="ServiceTier">Only this tier; null is the standard price, to which other tiers keep their proportion.</param>
/// <param name="From">The first day, UTC; null is always.</param>
/// <param name="Until">The day after the last.</param>
public sealed record PriceOverride(
    int Id, OverrideEffect Effect, string? Party, string? Model, string? ServiceTier = null, DateOnly? From = null, DateOnly? Until = null)
{
    internal string? ModelName { get; } = Model is null ? null : Catalogue.ModelName.Normalise(Model);

    internal bool Holds(DateOnly day) => (From is not { } from || day >= from) && (Until is not { } until || day < until);

    /// <summary>Whether it may have a say in the price of this, whatever the day and whether or not another one wins.</summary>
    public bool Concerns(PriceSubject subject, ModelKey? model) =>
        (ModelName is null || (subject.RawModel is { } raw && ModelName == Catalogue.ModelName.Normalise(raw)) || (model is { } key && ModelName == Catalogue.ModelName.Normalise(key.ToString())))
        && (IsOf(subject.Contract) || IsOf(subject.Host) || IsOf(subject.Gateway));

    internal bool IsOf(string? party) => Party is null || Party == party;
}

/// <summary>What an override does.</summary>
public abstract record OverrideEffect
{
    private OverrideEffect()
    {
    }

    /// <summary>Rates in USD for one token; a class without one keeps the catalogue's.</summary>
    public sealed record Price(Rates Rates) : OverrideEffect;

    /// <summary>So many percent less than the catalogue's price.</summary>
    public sealed record Discount(decimal Percent) : OverrideEffect;

    /// <summary>Costs nothing.</summary>
    public sealed record Free : OverrideEffect;

    /// <summary>The id stands for this model.</summary>
    public sealed record MapTo(ModelKey Model) : OverrideEffect;
}
