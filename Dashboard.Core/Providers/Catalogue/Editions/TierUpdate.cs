using Dashboard.Core.Providers.Catalogue.Making;

namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>What a newer list says of long prompts and service tiers where the price itself stays.</summary>
internal static class TierUpdate
{
    /// <summary>The price from <paramref name="day"/> on; null when nothing about it is news.</summary>
    /// <param name="before">What the list said the last time; null the first time.</param>
    public static PricePeriod? Next(Offering offering, IEnumerable<TierFact>? before, IReadOnlyList<TierFact> now, DateOnly day)
    {
        // Prices that follow the hour or that are still to come are somebody's careful work: not touched by a list that knows neither.
        if (offering.Prices is not [.., { Hours: null } last] || last.From >= day)
            return null;

        var old = before?.ToList();
        var standard = Standard(offering, last.Standard, old, now);
        var tiers = last.Tiers.ToDictionary(t => t.Key, t => Followed(t.Value, last.Standard, standard), StringComparer.Ordinal);
        foreach (var fact in now.Where(f => f is { Tier: not TierFact.Media } && old is not null))
        {
            if (fact.Sheet(standard) is { } sheet && !Same(sheet, old!.Find(f => f.Tier == fact.Tier)?.Sheet(standard)))
                tiers[fact.Tier] = sheet;
        }

        var same = Same(standard, last.Standard) && tiers.Count == last.Tiers.Count && tiers.All(t => Same(t.Value, last.Tiers.GetValueOrDefault(t.Key)));
        return same ? null : last with { From = day, Standard = standard, Tiers = tiers };
    }

    private static RateSheet Standard(Offering offering, RateSheet sheet, List<TierFact>? old, IReadOnlyList<TierFact> now)
    {
        var inclusive = offering.Host.Value == "xai";
        var steps = TierFact.Steps(now, sheet.Base, inclusive);
        var was = old is null ? null : TierFact.Steps(old, sheet.Base, inclusive);
        // The catalogue knows none, or the list changed its word.
        var news = steps.Count > 0 ? sheet.Steps.Count == 0 || (was is not null && !was.SequenceEqual(steps))
            : was is { Count: > 0 } && was.Select(s => s.Threshold).SequenceEqual(sheet.Steps.Select(s => s.Threshold));
        var next = news ? sheet with { Steps = steps } : sheet;
        return offering.Model.Maker.Value == "anthropic" ? PriceMaking.HourWrite(next) : next;
    }

    // A tier that was a plain part of the standard stays so.
    private static RateSheet Followed(RateSheet tier, RateSheet before, RateSheet now) =>
        tier.Base.Input is { } input && before.Base.Input is { } usual and > 0 && Same(before.Times(input / usual), tier) ? now.Times(input / usual) : tier;

    private static bool Same(RateSheet a, RateSheet? b) => b is not null && a.Base == b.Base && a.Steps.SequenceEqual(b.Steps);
}
