using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Risk.Sheets;

/// <summary>One model, offering beside offering.</summary>
public sealed class ModelSheetQuery(
    ModelCatalogue catalogue, LifecycleQuery lifecycle, ListingsQuery listings, StatusQuery status, ModelsInUseQuery uses, ReportingDayQuery days)
{
    public const int Days = 30;

    /// <summary>Null when the catalogue does not know it.</summary>
    public async Task<ModelSheet?> AskAsync(ModelKey key, CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var used = (await uses.ListAsync(Period.LastDays(today, Days), ct)).Where(u => u.Model == key).ToList();
        if (catalogue.Find(key) is not { } model)
            return null;

        var tokens = used.Select(u => u.Figures.Tokens).Aggregate(default(TokenCounts), (a, b) => a + b);
        var ends = (await lifecycle.AllAsync(ct)).Where(v => v.Model == key).ToLookup(v => v.Host, StringComparer.Ordinal);
        var listed = (await listings.AllAsync(ct)).ToLookup(l => (l.Host, ModelName.Normalise(l.RawModel)));
        var health = (await status.HostsAsync(ct)).ToLookup(h => h.Host, StringComparer.Ordinal);
        var offerings =
            from offering in catalogue.Offerings(key)
            let host = catalogue.Find(offering.Host)
            where host is not null
            let prices = catalogue.PricesAt(offering, new PriceMoment(today))
            let rates = prices?.Standard.Base
            let cost = used.Count == 0 ? null : CostCalculator.Compute(prices, tokens, span: PromptSpan.ManyRequests).Usd
            let uses = used.Where(u => u.Host == offering.Host.Value).ToList()
            orderby host.Aggregates, uses.Count == 0, cost is null, cost, rates?.Input is null, rates?.Input, host.Name, offering.Id
            select new OfferingSheet(
                host, offering.Id, new PricePair(Million(rates?.Input), Million(rates?.Output)), Million(rates?.CacheRead), prices?.Version.From,
                offering.Context ?? model.Context, offering.Deprecated, End(offering, ends[offering.Host.Value]), Listed(listed[(offering.Host.Value, ModelName.Normalise(offering.Id))]),
                health[offering.Host.Value].FirstOrDefault(), cost, uses.Any(u => Names(u, offering.Id)) || uses.Count > 0 && catalogue.Offerings(key).Count(o => o.Host == offering.Host) == 1);
        return new(model, catalogue.Find(key.Maker), catalogue.Version, [.. offerings], used);
    }

    // The end of this very id; where none is said, the end of the model at this host under its plain name.
    private static LifecycleVerdict? End(Offering offering, IEnumerable<LifecycleVerdict> here)
    {
        var said = here.ToList();
        return said.Find(v => ModelName.Normalise(v.RawModel) == ModelName.Normalise(offering.Id))
            ?? (said is [var only] && ModelName.Normalise(only.RawModel) == ModelName.Normalise(offering.Model.Name) ? only : null);
    }

    private static ListedHere? Listed(IEnumerable<ListedSummary> here) => here.FirstOrDefault() is { } line ? new(line.LastSeenAt, line.MissingSince, line.GoneAt) : null;

    private static bool Names(ModelInUse use, string id) => use.RawIds.Any(raw => ModelName.Normalise(raw) == ModelName.Normalise(id));

    private static decimal? Million(decimal? rate) => rate is { } known ? known * 1_000_000m / 1.0000000000000000000000000000m : null;
}
