using System.Globalization;

using Dashboard.Core.AiModels.Listings;

namespace Dashboard.Core.AiModels.Catalogues;

/// <summary>
/// What of the differences deserves a person: grouped by provider and type, nothing about prices and windows from aggregators,
/// nothing that is only metadata, and nothing at all from a list that shrank too far to be believed.
/// </summary>
public static class CatalogueAlerts
{
    public const string Refused = "catalogue_refused";

    public static IReadOnlyList<CatalogueAlert> Of(
        CatalogueSheet before, CatalogueSheet after, IReadOnlyList<CatalogueChange> changes, Func<string, bool> aggregates)
    {
        if (ListingUpdate.Doubt(before.Models, after.Models) is not null)
            return [new("", Refused, [], Shrunk("The catalogue", before.Models, after.Models))];

        var alerts = new List<CatalogueAlert>();
        foreach (var provider in changes.GroupBy(c => c.Provider, StringComparer.Ordinal))
        {
            var (was, now) = (Count(before, provider.Key), Count(after, provider.Key));
            if (now > 0 && ListingUpdate.Doubt(was, now) is not null)
                alerts.Add(new(provider.Key, Refused, [], Shrunk($"{provider.Key}'s part of the catalogue", was, now)));
            else
                alerts.AddRange(Grouped(provider, aggregates(provider.Key)));
        }

        return alerts;
    }

    private static IEnumerable<CatalogueAlert> Grouped(IGrouping<string, CatalogueChange> provider, bool aggregates)
    {
        var whole = provider.Where(c => c.Type is CatalogueChangeType.ProviderAdded or CatalogueChangeType.ProviderRemoved).ToList();
        foreach (var change in whole)
            yield return new(provider.Key, Name(change.Type), [], change.Type is CatalogueChangeType.ProviderAdded ? $"{provider.Key} is new in the catalogue." : $"{provider.Key} is no longer in the catalogue; suspected until the next reading.");

        // A provider that came or went as a whole is one piece of news; what an aggregator lists is nobody's decision.
        if (whole.Count > 0 || aggregates)
            yield break;

        foreach (var group in provider.Where(c => Topic(c.Type) is not null).GroupBy(c => Topic(c.Type)!.Value))
        {
            var models = group.Select(c => c.Model!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            yield return new(provider.Key, Name(group.Key), models, Summary(provider.Key, group.Key, models));
        }
    }

    // Prices that appear, vanish or step are one topic with those that move; so are the limits with the window.
    private static CatalogueChangeType? Topic(CatalogueChangeType type) => type switch
    {
        CatalogueChangeType.PriceAdded or CatalogueChangeType.PriceRemoved or CatalogueChangeType.PriceTierChanged => CatalogueChangeType.PriceChanged,
        CatalogueChangeType.OutputLimitChanged or CatalogueChangeType.InputLimitChanged => CatalogueChangeType.ContextChanged,
        CatalogueChangeType.ModalityChanged => CatalogueChangeType.CapabilityChanged,
        CatalogueChangeType.MetadataChanged => null,
        _ => type,
    };

    private static string Summary(string provider, CatalogueChangeType topic, List<string> models)
    {
        var names = models.Count > 3 ? $"{string.Join(", ", models.Take(3))} and {models.Count - 3} more" : string.Join(", ", models);
        return topic switch
        {
            CatalogueChangeType.ModelAdded => $"{provider} added {names}.",
            CatalogueChangeType.ModelRemoved => $"{provider} no longer lists {names}: suspected until a second reading, a lifecycle fact or the host's own list confirms it.",
            CatalogueChangeType.ModelRenamed => $"{provider} renamed {names}.",
            CatalogueChangeType.ModelDeprecated => $"{provider} marked {names} as deprecated.",
            CatalogueChangeType.ModelUndeprecated => $"{provider} no longer marks {names} as deprecated.",
            CatalogueChangeType.PriceChanged => $"{provider} changed prices of {names}.",
            CatalogueChangeType.ContextChanged => $"{provider} changed the limits of {names}.",
            CatalogueChangeType.OpenWeightsChanged => $"Open weights of {names} at {provider} are stated otherwise.",
            _ => $"{provider} changed what {names} can do.",
        };
    }

    private static string Shrunk(string what, int was, int now) => string.Create(
        CultureInfo.InvariantCulture, $"{what} fell from {was} models to {now}: refused as a fault of the source; the old one stands.");

    private static int Count(CatalogueSheet sheet, string provider) => sheet.Providers.GetValueOrDefault(provider)?.Models.Count ?? 0;

    private static string Name(CatalogueChangeType type) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}

/// <summary>One piece of news about one provider.</summary>
public sealed record CatalogueAlert(string Provider, string Type, IReadOnlyList<string> Models, string Summary);
