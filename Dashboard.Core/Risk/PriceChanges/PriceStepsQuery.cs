using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Risk.PriceChanges;

/// <summary>Price changes of what we use, valued at our traffic: those the catalogue knows, and those that another edition of it would bring.</summary>
public sealed class PriceStepsQuery(ModelCatalogue catalogue, ModelsInUseQuery uses, ReportingDayQuery days)
{
    public const int Days = 30;

    /// <summary>Changes on days since <paramref name="since"/>, and those announced for days to come; the newest first.</summary>
    public async Task<IReadOnlyList<PriceStep>> SinceAsync(DateOnly since, CancellationToken ct)
    {
        var found = new List<PriceStep>();
        foreach (var (use, offering) in await UsedAsync(catalogue, ct))
        {
            var periods = offering.Prices.Where(p => p.Hours is null).ToList();
            foreach (var (old, now) in periods.Zip(periods.Skip(1)).Where(p => p.Second.From >= since))
            {
                var before = catalogue.PricesAt(offering, new PriceMoment(now.From!.Value.AddDays(-1)));
                var after = catalogue.PricesAt(offering, new PriceMoment(now.From.Value));
                if (Step(use, offering, now.From, before, after) is { } step)
                    found.Add(step);
            }
        }

        return [.. found.OrderByDescending(s => s.From).ThenByDescending(s => Math.Abs(s.DeltaUsd ?? 0)).ThenBy(s => s.OfferingId, StringComparer.Ordinal)];
    }

    /// <summary>What would cost another amount from now on if this were the catalogue; the largest difference first.</summary>
    public async Task<IReadOnlyList<PriceStep>> PreviewAsync(CatalogueData next, CancellationToken ct)
    {
        var other = new ModelCatalogue(next);
        var today = (await days.TodayAsync(ct)).Today;
        var found = new List<PriceStep>();
        foreach (var (use, offering) in await UsedAsync(other, ct))
        {
            var old = catalogue.Match(use.RawIds[0], use.Host);
            // Days to come count: an announced price is news today.
            foreach (var day in offering.Prices.Select(p => p.From).OfType<DateOnly>().Where(d => d > today).Prepend(today))
            {
                if (Step(use, offering, offering.Prices.LastOrDefault(p => p.Holds(new PriceMoment(day)))?.From, catalogue.PricesAt(old, new PriceMoment(day)), other.PricesAt(offering, new PriceMoment(day))) is { } step)
                    found.Add(step);
            }
        }

        return [.. found.Distinct().OrderByDescending(s => Math.Abs(s.DeltaUsd ?? decimal.MaxValue)).ThenBy(s => s.OfferingId, StringComparer.Ordinal)];
    }

    private async Task<List<(ModelInUse Use, Offering Offering)>> UsedAsync(ModelCatalogue by, CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        return
        [
            .. (await uses.ByIdAsync(Period.LastDays(today, Days), ct))
                .Select(u => (Use: u, by.Match(u.RawIds[0], u.Host)?.Offering)).Where(u => u.Offering is not null).Select(u => (u.Use, u.Offering!)),
        ];
    }

    private static PriceStep? Step(ModelInUse use, Offering offering, DateOnly? from, Prices? before, Prices? after)
    {
        var (old, now) = (Pair(before), Pair(after));
        var (was, becomes) = (Cost(before, use), Cost(after, use));
        var besides = Besides(before, after);
        return old == now && was == becomes && besides is null ? null
            : new(offering.Host, offering.Id, offering.Model, from, old, now, use.Figures.Requests, use.Workloads, was, becomes) { Besides = besides };
    }

    // What the traffic of 30 days cannot be valued by: sums do not tell long prompts, and seldom the tier.
    private static string? Besides(Prices? before, Prices? after)
    {
        if (before is null || after is null)
            return null;

        List<string> found = [];
        if (!before.Standard.Steps.SequenceEqual(after.Standard.Steps))
        {
            found.Add(after.Standard.Steps.Count == 0 ? "long prompts cost no more" : string.Join(
                ", ", after.Standard.Steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"over {s.Threshold / 1000m:0.#}k tokens {Million(s.Rates.Input):0.####} / {Million(s.Rates.Output):0.####}"))));
        }

        // With the standard price its tiers move, and that is told by the pair.
        found.AddRange(after.Tiers.Where(t => before.Standard.Base == after.Standard.Base && before.Tiers.GetValueOrDefault(t.Key)?.Base != t.Value.Base)
            .OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {Million(t.Value.Base.Input):0.####} / {Million(t.Value.Base.Output):0.####}")));
        return found.Count == 0 ? null : string.Join("; ", found);
    }

    private static PricePair Pair(Prices? prices) => new(Million(prices?.Standard.Base.Input), Million(prices?.Standard.Base.Output));

    private static decimal? Million(decimal? rate) => rate is { } known ? known * 1_000_000m / 1.0000000000000000000000000000m : null;

    private static decimal? Cost(Prices? prices, ModelInUse use) =>
        CostCalculator.Compute(prices, use.Figures.Tokens, span: PromptSpan.ManyRequests).Usd;
}
