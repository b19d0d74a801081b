using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Risk.Retirement;

/// <summary>
/// What could stand in for a model: it takes at least as long a prompt, reads and writes the same kinds of content, calls tools where the old one does,
/// and does not itself end within the year.
/// </summary>
public sealed class Replacements(ModelCatalogue catalogue)
{
    public const int Most = 6;

    /// <param name="named">The successor in the host's words.</param>
    /// <param name="ending">Offerings that are known to end soon, as host and canonical model.</param>
    public IReadOnlyList<Replacement> For(
        ModelKey model, string? host, string? named, TokenCounts tokens, DateOnly today, IReadOnlySet<(string Host, ModelKey Model)> ending)
    {
        if (catalogue.Find(model) is not { } old)
            return [];

        var now = Cheapest(old.Key, o => o.Host.Value == host, tokens, today) ?? Cheapest(old.Key, o => true, tokens, today);
        var successors = (named ?? "").Split([",", " or ", " and ", "|"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(n => catalogue.Match(n, host)?.Key).OfType<ModelKey>().ToHashSet();
        var found = new List<Replacement>();
        foreach (var candidate in catalogue.Models.Where(m => Meets(m, old)))
        {
            var reason = successors.Contains(candidate.Key) ? ReplacementReason.NamedByHost
                : candidate.Key == old.Key ? ReplacementReason.SameWeights
                : candidate.Key.Maker == old.Key.Maker ? ReplacementReason.SameMaker
                : ReplacementReason.MeetsNeeds;
            // The same model under the same roof ends with it; closed weights are nowhere else than their makers let them be.
            foreach (var group in Direct(candidate.Key, o => reason is not ReplacementReason.SameWeights || o.Host.Value != host)
                .Where(o => !ending.Contains((o.Host.Value, candidate.Key))).GroupBy(o => o.Host))
            {
                var (offering, cost) = group.Select(o => (Offering: o, Cost: Cost(o, tokens, today))).OrderBy(o => o.Cost is null).ThenBy(o => o.Cost).ThenBy(o => o.Offering.Id.Length).First();
                found.Add(new(candidate.Key, offering.Host, offering.Id, catalogue.Find(offering.Host)?.Bloc, offering.Context ?? candidate.Context, cost, cost - now, reason));
            }
        }

        return Chosen(found, old);
    }

    // One of every kind before two of one: the successor, the same weights elsewhere, the nearest of the maker, the nearest of others in each bloc.
    private List<Replacement> Chosen(List<Replacement> found, CatalogueModel old)
    {
        var ranked = found
            .Where(f => f.Why is ReplacementReason.NamedByHost or ReplacementReason.SameWeights || f.CostUsd is not null && Near(f.Model, old))
            .OrderBy(f => f.Why).ThenBy(f => f.CostUsd is null).ThenBy(f => Math.Abs(f.DeltaUsd ?? decimal.MaxValue)).ThenBy(f => f.OfferingId, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. ranked.GroupBy(f => f.Why is ReplacementReason.MeetsNeeds ? (f.Why, f.Bloc) : (f.Why, null))
                .SelectMany(g => g.DistinctBy(f => (f.Model, g.Key.Why is ReplacementReason.SameWeights ? f.Host : default)).Take(g.Key.Why is ReplacementReason.MeetsNeeds ? 1 : 2))
                .OrderBy(f => f.Why).Take(Most),
        ];
    }

    // Older than the one that ends is a step back.
    private bool Near(ModelKey key, CatalogueModel old) => catalogue.Find(key) is { Released: { } released } && (old.Released is not { } before || released >= before);

    private static bool Meets(CatalogueModel candidate, CatalogueModel old) =>
        candidate.Key == old.Key
        || (!(candidate.Context < old.Context) && (candidate.Context is not null || old.Context is null)
            && (candidate.Input & old.Input) == old.Input && (candidate.Output & old.Output) == old.Output
            && (old.ToolCalls is not true || candidate.ToolCalls is true)
            && (old.Reasoning is not true || candidate.Reasoning is true));

    private IEnumerable<Offering> Direct(ModelKey key, Func<Offering, bool> wanted) =>
        catalogue.Offerings(key).Where(o => !o.Deprecated && wanted(o) && catalogue.Find(o.Host) is { Aggregates: false } host && host.Is(ProviderRoles.Host));

    private decimal? Cheapest(ModelKey key, Func<Offering, bool> wanted, TokenCounts tokens, DateOnly today) =>
        catalogue.Offerings(key).Where(wanted).Select(o => Cost(o, tokens, today)).Min();

    private decimal? Cost(Offering offering, TokenCounts tokens, DateOnly today) =>
        CostCalculator.Compute(catalogue.PricesAt(offering, new PriceMoment(today)), tokens, span: PromptSpan.ManyRequests).Usd;
}
