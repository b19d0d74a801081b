using System.Globalization;

using Dashboard.Core.Providers.Catalogue.GenAiPrices;
using Dashboard.Core.Providers.Catalogue.Making;

namespace Dashboard.Core.Providers.Catalogue.Editions;

/// <summary>
/// Lays a newer price list over a catalogue. What an old entry cost stays: a new price begins on its day. Where the list has disagreed with the catalogue all along
/// it is no news; where it changed since the last time, or names a day, it is.
/// </summary>
internal static class PriceUpdate
{
    /// <param name="before">The list of the last time; null the first time, when only dated prices are news.</param>
    /// <param name="tiersBefore">What service tiers and long prompts asked the last time; null the first time, when only what the catalogue does not know is news.</param>
    /// <param name="tiers">The same now, by host and normalised id.</param>
    /// <param name="day">The day of the list: a price without a day of its own begins there.</param>
    public static PriceUpdateResult Apply(
        CatalogueData data, IReadOnlyList<ListedProvider>? before, IReadOnlyList<ListedProvider> now, ILookup<(ProviderKey Host, string Id), TierFact>? tiersBefore, ILookup<(ProviderKey Host, string Id), TierFact> tiers, DateOnly day, string version)
    {
        var names = new ProviderNames(data.Providers);
        var old = before is null ? null : new Lists(before, names);
        var fresh = new Lists(now, names);
        var known = DateOnly.ParseExact(data.Version[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var hosts = data.Providers.ToDictionary(p => p.Key);
        var changed = 0;
        List<Offering> offerings = [];
        foreach (var offering in data.Offerings)
        {
            // An aggregator's price flaps with its sources.
            var host = hosts.GetValueOrDefault(offering.Host) is { Aggregates: false } direct ? direct : null;
            var key = (offering.Host, ModelName.Normalise(offering.Id));
            var later = host is not null && fresh.Find(offering.Host, offering.Id) is { } listed
                ? Later(offering, old?.Find(offering.Host, offering.Id), listed, known, day, p => PriceMaking.Make(host, offering.Model, null, day, [p], tiers[key]))
                : [];
            if (later.Count == 0 && host is not null && TierUpdate.Next(offering, tiersBefore?[key], [.. tiers[key]], day) is { } retiered)
                later = [retiered];

            changed += later.Count > 0 ? 1 : 0;
            offerings.Add(later.Count > 0 ? offering with { Prices = [.. offering.Prices, .. later] } : offering);
        }

        var (models, added) = Added(data, fresh, hosts);
        return new(data with { Version = version, Models = [.. data.Models, .. models], Offerings = [.. offerings, .. added] }, changed, added.Count);
    }

    private static List<PricePeriod> Later(
        Offering offering, ListedModel? before, ListedModel listed, DateOnly known, DateOnly day, Func<PricePeriod, IReadOnlyList<PricePeriod>> finish)
    {
        var last = offering.Prices.LastOrDefault(p => p.Hours is null);
        if (!HasPrice(listed) || listed.Prices.Any(p => p.Hours is not null))
            return [];

        var dated = listed.Prices.Where(p => p.From > known && p.From > (last?.From ?? DateOnly.MinValue) && !Same(p, last)).ToList();
        if (dated.Count > 0)
            return [.. dated.SelectMany(finish)];

        var (was, now) = (before?.Prices.LastOrDefault(p => p.Holds(new PriceMoment(day))), listed.Prices.LastOrDefault(p => p.Holds(new PriceMoment(day))));
        var news = now is { From: null } && !Same(now, last) && (last is null || (was is not null && !Same(was, now)));
        return news ? [.. finish(now! with { From = last is null ? null : day })] : [];
    }

    // Only of hosts that serve what they train: whose a model is, is then no guess.
    private static (IReadOnlyList<CatalogueModel> Models, IReadOnlyList<Offering> Offerings) Added(CatalogueData data, Lists fresh, Dictionary<ProviderKey, Provider> hosts)
    {
        var taken = data.Offerings.Select(o => (o.Host, ModelName.Normalise(o.Id))).ToHashSet();
        var matcher = new ModelMatcher(new CatalogueIndex(data));
        Dictionary<ModelKey, CatalogueModel> models = [];
        List<Offering> offerings = [];
        foreach (var (key, listed) in fresh.All.Where(l => HasPrice(l.Model) && hosts.GetValueOrDefault(l.Host) is { Aggregates: false } host && host.Is(ProviderRoles.Host)))
        {
            foreach (var id in listed.Rule.Exact.Prepend(listed.Id).Distinct())
            {
                var model = matcher.Match(id, key.Value, null)?.Model;
                if (model is null && hosts[key].Is(ProviderRoles.Maker))
                {
                    var made = new ModelKey(key, ModelNaming.Clean(id));
                    model = models.GetValueOrDefault(made) ?? new CatalogueModel(made, listed.Name ?? id, Context: listed.Context);
                    models[made] = model;
                }

                if (model is not null && model.Key.Maker == hosts[key].Organisation && taken.Add((key, ModelName.Normalise(id))))
                    offerings.Add(new Offering(key, id, model.Key, listed.Prices, listed.Context));
            }
        }

        var known = data.Models.Select(m => m.Key).ToHashSet();
        return ([.. models.Values.Where(m => !known.Contains(m.Key) && offerings.Exists(o => o.Model == m.Key))], offerings);
    }

    private static bool Same(PricePeriod a, PricePeriod? b) =>
        b is not null && a.Standard.Base.Input == b.Standard.Base.Input && a.Standard.Base.Output == b.Standard.Base.Output;

    private static bool HasPrice(ListedModel model) => model.Prices.Any(p => p.Standard.Base is not { Input: 0, Output: 0 });

    private sealed class Lists(IReadOnlyList<ListedProvider> providers, ProviderNames names)
    {
        private readonly Dictionary<ProviderKey, ListedProvider> _byHost = providers
            .Select(p => (names.Find(p.Id)?.Key, List: p)).Where(p => p.Key is not null).GroupBy(p => p.Key!.Value).ToDictionary(g => g.Key, g => g.First().List);

        public IEnumerable<(ProviderKey Host, ListedModel Model)> All => _byHost.SelectMany(p => p.Value.Models.Select(m => (p.Key, m)));

        public ListedModel? Find(ProviderKey host, string id) =>
            _byHost.GetValueOrDefault(host.Value == "google-vertex" ? new ProviderKey("google") : host)?.Models.FirstOrDefault(m => m.Rule.Matches(id));
    }
}

/// <summary>A catalogue with newer prices; how many offerings changed, and how many are new.</summary>
internal sealed record PriceUpdateResult(CatalogueData Data, int Changed, int Added);
