using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Overlay;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>What tokens would cost at a target, by the prices that hold on a day, our own included.</summary>
public sealed class ScenarioPrices(ModelCatalogue catalogue, DateOnly day)
{
    private readonly Dictionary<TargetDraft, Prices?> _prices = [];

    /// <summary>Null when nobody knows: a host of our own has no price for a token.</summary>
    public decimal? Cost(TargetDraft target, TokenCounts tokens)
    {
        var place = target with { Role = default, Weight = null };
        if (!_prices.TryGetValue(place, out var prices))
            _prices[place] = prices = Find(place);

        return CostCalculator.Compute(prices, tokens, span: PromptSpan.ManyRequests, ofMany: true).Usd;
    }

    private Prices? Find(TargetDraft target)
    {
        var match = catalogue.Match(target.Model, target.Host, target.Gateway);
        return catalogue.PricesAt(new PriceSubject(target.Model, target.Contract, target.Gateway, target.Host), match, new PriceMoment(day));
    }
}
