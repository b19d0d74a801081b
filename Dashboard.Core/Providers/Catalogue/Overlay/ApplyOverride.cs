using System.Globalization;

namespace Dashboard.Core.Providers.Catalogue.Overlay;

/// <summary>From the catalogue's prices to those that an override makes of them.</summary>
internal static class ApplyOverride
{
    private static readonly Rates Nothing = new(Input: 0, Output: 0);

    /// <param name="listed">Null when the catalogue has no price: a discount of nothing stays nothing.</param>
    public static Prices? To(Prices? listed, PriceOverride over, string subject) => over.Effect switch
    {
        OverrideEffect.Free => new Prices(Version(over, null, subject), new RateSheet(Nothing)),
        OverrideEffect.Discount discount when listed is not null => Scaled(listed, over, 1 - (discount.Percent / 100)) with
        {
            Version = Version(over, string.Create(CultureInfo.InvariantCulture, $"{discount.Percent:0.####} % off {listed.Version.Catalogue}"), listed.Version.Offering),
        },
        OverrideEffect.Price price => Priced(listed, over, price.Rates) with
        {
            Version = Version(over, null, subject),
            // With input and output agreed, nothing is left to be assumed.
            Estimated = listed is { Estimated: true } && (price.Rates.Input is null || price.Rates.Output is null),
            HoursUnknown = listed is { HoursUnknown: true } && (price.Rates.Input is null || price.Rates.Output is null),
        },
        _ => listed,
    };

    private static PriceVersion Version(PriceOverride over, string? how, string subject) =>
        new($"own price {over.Id}{(how is null ? "" : $" ({how})")}", subject, over.From);

    private static Prices Scaled(Prices listed, PriceOverride over, decimal factor) => over.ServiceTier is { } tier
        ? listed with { Tiers = With(listed.Tiers, tier, listed.Sheet(tier).Times(factor)) }
        : listed with
        {
            Standard = listed.Standard.Times(factor),
            Tiers = listed.Tiers.ToDictionary(t => t.Key, t => t.Value.Times(factor), StringComparer.Ordinal),
        };

    private static Prices Priced(Prices? listed, PriceOverride over, Rates agreed)
    {
        // A flat rate of the catalogue for every token would swallow the classes agreed.
        var known = listed ?? new Prices(new PriceVersion("", ""), new RateSheet(new Rates()));
        if (over.ServiceTier is { } tier)
            return known with { Tiers = With(known.Tiers, tier, Moved(known.Sheet(tier), known.Sheet(tier).Base, agreed)) };

        var standard = known.Standard.Base;
        return known with
        {
            Standard = Moved(known.Standard, standard, agreed),
            Tiers = known.Tiers.ToDictionary(t => t.Key, t => Moved(t.Value, standard, agreed), StringComparer.Ordinal),
        };
    }

    // Batch at half the list price stays at half the agreed one, and so do the steps of long prompts.
    private static RateSheet Moved(RateSheet sheet, Rates standard, Rates agreed) => new(
        Moved(sheet.Base, standard, agreed), [.. sheet.Steps.Select(s => s with { Rates = Moved(s.Rates, standard, agreed, keepGaps: true) })]);

    /// <param name="keepGaps">A step says only what changes: what it leaves out is the rate below it.</param>
    private static Rates Moved(Rates rates, Rates standard, Rates agreed, bool keepGaps = false)
    {
        decimal? One(Func<Rates, decimal?> of)
        {
            var (now, was, will) = (of(rates), of(standard), of(agreed));
            return will is null || (keepGaps && now is null) ? now : now is { } rate && was is { } from and not 0 ? rate * will / from : will;
        }

        return new Rates(
            One(r => r.Input), One(r => r.Output), One(r => r.CacheRead), One(r => r.CacheWrite5m), One(r => r.CacheWrite1h), One(r => r.Reasoning),
            One(r => r.InputAudio), One(r => r.OutputAudio), One(r => r.CacheReadAudio), One(r => r.InputImage), One(r => r.OutputImage));
    }

    private static Dictionary<string, RateSheet> With(IReadOnlyDictionary<string, RateSheet> tiers, string tier, RateSheet sheet) =>
        new(tiers, StringComparer.Ordinal) { [tier] = sheet };
}
