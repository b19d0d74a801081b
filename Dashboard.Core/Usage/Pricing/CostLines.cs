using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.GenAiPrices;
using Dashboard.Core.Providers.Catalogue.Overlay;

namespace Dashboard.Core.Usage.Pricing;

/// <summary>Prices usage line by line, from our catalogue or from a list that the user brings.</summary>
public sealed class CostLines(ModelCatalogue catalogue, TimeProvider clock, GenAiPriceList? list = null)
{
    private static readonly PriceVersion Given = new("given", "rates");

    /// <summary>The answer to one line; a line that cannot be read is answered too, so that answers stay in step.</summary>
    public CostAnswer Answer(string line)
    {
        UsageLine usage;
        try
        {
            usage = UsageLine.Read(line);
        }
        catch (FormatException e)
        {
            return CostAnswer.Of(ComputedCost.Unpriced, null) with { Error = e.Message };
        }

        try
        {
            var (prices, model) = Find(usage);
            return CostAnswer.Of(CostCalculator.Compute(prices, usage.Tokens, usage.ServiceTier, usage.Span, usage.Media, ofMany: usage.Span != PromptSpan.OneRequest), model);
        }
        catch (OverflowException)
        {
            return CostAnswer.Of(ComputedCost.Unpriced, null) with { Error = "the numbers are too large" };
        }
    }

    private (Prices? Prices, string? Model) Find(UsageLine usage)
    {
        var match = catalogue.Match(usage.Model, usage.Provider);
        var at = usage.At ?? PriceMoment.Latest(clock);
        var prices = usage.Rates is { } given ? new Prices(Given, given)
            : list is not null ? list.Find(usage.Provider, usage.Model, at)
            : catalogue.PricesAt(Subject(usage, match), match, at);
        return (prices, match?.Key.ToString());
    }

    private PriceSubject Subject(UsageLine usage, ModelMatch? match)
    {
        var named = catalogue.FindByName(usage.Provider);
        return new PriceSubject(
            usage.Model, named?.Organisation.Value ?? usage.Provider, match?.Gateway?.Value, match?.Host?.Value ?? named?.Key.Value, usage.ServiceTier);
    }
}

/// <summary>One line of <c>cost</c>; the parts are disjoint and add up, null is unpriced.</summary>
/// <param name="Model">The canonical model; null when the id stands for none that we know.</param>
/// <param name="Error">Why the line could not be read.</param>
/// <param name="Assumed">What an estimated cost takes for granted; null when nothing.</param>
public sealed record CostAnswer(
    decimal? CostUsd,
    decimal? Input,
    decimal? Output,
    decimal? CacheRead,
    decimal? CacheWrite,
    string? PriceVersion,
    CostProvenance? Provenance,
    string? Model,
    string? Error = null,
    IReadOnlyList<CostAssumptions>? Assumed = null)
{
    public static CostAnswer Of(ComputedCost cost, string? model) => new(
        Short(cost.Usd), Short(cost.Input), Short(cost.Output), Short(cost.CacheRead), Short(cost.CacheWrite),
        cost.PriceVersion?.ToString(), cost.Provenance, model, Assumed: Each(cost.Assumed));

    private static IReadOnlyList<CostAssumptions>? Each(CostAssumptions assumed) => assumed == CostAssumptions.None
        ? null
        : [.. Enum.GetValues<CostAssumptions>().Where(a => a != CostAssumptions.None && assumed.HasFlag(a))];

    // Decimals remember the zeros of their factors: 1.001000000000 is 1.001.
    private static decimal? Short(decimal? amount) => amount / 1.0000000000000000000000000000m;
}
