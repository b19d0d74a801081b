using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>A price as somebody gives it.</summary>
/// <param name="Rates">USD for a million tokens.</param>
public sealed record OwnPriceDraft(
    OwnPriceKind Kind,
    string? Party,
    string? Model,
    string? ServiceTier = null,
    Rates? Rates = null,
    decimal? DiscountPercent = null,
    string? MapTo = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    string? Note = null)
{
    public const int MaxText = 300;

    // More is a mistake of the unit: a price for one token, or for a thousand.
    private const decimal Most = 100_000m;

    /// <summary>What makes it the same price the next time.</summary>
    public string Key => $"{(Kind == OwnPriceKind.Map ? "map " : "")}{Party ?? "*"}/{Model ?? "*"}{(ServiceTier is null ? "" : $" {ServiceTier}")}{(From is { } from ? $" from {from:yyyy-MM-dd}" : "")}";

    internal OwnPriceDraft Tidied(ModelCatalogue catalogue) => this with
    {
        Party = Plain(Party) is { } party ? catalogue.FindByName(party)?.Key.Value ?? party.ToLowerInvariant() : null,
        Model = Plain(Model),
        ServiceTier = Providers.Catalogue.ServiceTier.Normalise(ServiceTier),
        Rates = Kind == OwnPriceKind.Price ? Rates : null,
        DiscountPercent = Kind == OwnPriceKind.Discount ? DiscountPercent : null,
        MapTo = Kind == OwnPriceKind.Map ? Plain(MapTo) : null,
        Note = Plain(Note),
    };

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Problem> Problems(ModelCatalogue catalogue)
    {
        if (Plain(Model) is null && Kind != OwnPriceKind.Discount)
            yield return new("model", "Say which model: the id as the source writes it, or maker/model.");
        if (Plain(Model) is null && Plain(Party) is null && Kind == OwnPriceKind.Discount)
            yield return new("party", "A discount needs a provider, a model, or both.");
        foreach (var (path, text) in new[] { ("model", Model), ("party", Party), ("serviceTier", ServiceTier), ("note", Note) })
        {
            if (text?.Length > MaxText)
                yield return new(path, $"At most {MaxText} characters.");
        }

        if (From is { } from && Until is { } until && until <= from)
            yield return new("until", "The end must lie after the beginning; it is the first day on which the price holds no more.");

        foreach (var problem in Kind switch
        {
            OwnPriceKind.Price => RateProblems(),
            OwnPriceKind.Discount when DiscountPercent is not (> 0 and < 100) => [new Problem("discount", "A discount lies between 0 and 100 percent; mark the model as free instead of 100.")],
            OwnPriceKind.Map => MapProblems(catalogue),
            _ => [],
        })
            yield return problem;
    }

    private IEnumerable<Problem> RateProblems()
    {
        var rates = OwnPriceRates.Of(Rates ?? new Rates()).ToList();
        if (rates.All(r => r.Rate is null))
            yield return new("input", "Give at least one rate, in USD for a million tokens.");

        foreach (var (name, rate) in rates)
        {
            if (rate < 0)
                yield return new(name, "A rate is not negative.");
            else if (rate > Most)
                yield return new(name, "Rates are USD for a million tokens; this is more than any model costs.");
        }
    }

    private IEnumerable<Problem> MapProblems(ModelCatalogue catalogue)
    {
        if (ModelKey.Parse(Plain(MapTo)) is not { } key || catalogue.Find(key) is null)
            yield return new("mapTo", "Choose a model of the catalogue, written maker/model.");
        if (From is not null || Until is not null)
            yield return new("from", "What an id stands for does not change with the day; leave the dates out.");
        if (Plain(ServiceTier) is not null)
            yield return new("serviceTier", "What an id stands for does not depend on the tier; leave it out.");
    }

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
