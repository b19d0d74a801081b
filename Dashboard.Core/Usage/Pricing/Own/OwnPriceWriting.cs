using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>Writes one own price into an open store; whoever calls saves.</summary>
public static class OwnPriceWriting
{
    /// <summary>Adds it, in the place of the price that holds for the same; a price that says the same already stays.</summary>
    public static async Task<(Change Change, OwnPrice Price)> WriteAsync(
        DashboardStore store, OwnPriceDraft draft, string who, DateTime now, ModelCatalogue catalogue, CancellationToken ct)
    {
        var tidy = draft.Tidied(catalogue);
        var held = (await store.OwnPrices().Where(p => p.RetiredAt == null).ToListAsync(ct)).Find(p => Draft(p).Key == tidy.Key);
        if (held is not null && Draft(held) == tidy)
            return (Change.Unchanged, held);

        if (held is not null)
            Retire(held, who, now);

        var price = Price(tidy, who, now);
        store.OwnPrices().Add(price);
        return (held is null ? Change.Created : Change.Changed, price);
    }

    public static void Retire(OwnPrice price, string who, DateTime now) => (price.RetiredAt, price.RetiredBy) = (now, who);

    /// <summary>The price as somebody would give it.</summary>
    public static OwnPriceDraft Draft(OwnPrice p) => new(
        p.Kind, p.Party, p.Model, p.ServiceTier, p.Kind == OwnPriceKind.Price ? p.PerMillion() : null, p.DiscountPercent, p.MapTo, p.From, p.Until, p.Note);

    private static OwnPrice Price(OwnPriceDraft draft, string who, DateTime now)
    {
        var rates = draft.Rates ?? new Rates();
        return new OwnPrice
        {
            Kind = draft.Kind,
            Party = draft.Party,
            Model = draft.Model,
            ServiceTier = draft.ServiceTier,
            Input = rates.Input,
            Output = rates.Output,
            CacheRead = rates.CacheRead,
            CacheWrite5m = rates.CacheWrite5m,
            CacheWrite1h = rates.CacheWrite1h,
            Reasoning = rates.Reasoning,
            InputAudio = rates.InputAudio,
            OutputAudio = rates.OutputAudio,
            CacheReadAudio = rates.CacheReadAudio,
            InputImage = rates.InputImage,
            OutputImage = rates.OutputImage,
            DiscountPercent = draft.DiscountPercent,
            MapTo = draft.MapTo,
            From = draft.From,
            Until = draft.Until,
            Note = draft.Note,
            CreatedAt = now,
            CreatedBy = who,
        };
    }
}
