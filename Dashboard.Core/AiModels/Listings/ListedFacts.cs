using System.Globalization;

using Dashboard.Core.AiModels.Changes;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Price, window and deprecation as a host's list says them. A field that comes or goes says more about the list than about the model.</summary>
internal static class ListedFacts
{
    private const decimal Nano = 1_000_000_000m;

    public static IEnumerable<(ModelChangeType Type, string? Before, string? After)> Compare(ListedModel model, ListedLine line)
    {
        // With a day it is told as a retirement.
        if (line.RetiresOn is null && model.RetiresOn is null && model.Deprecated != line.Deprecated && (model.Deprecated is true || line.Deprecated is true))
            yield return (line.Deprecated is true ? ModelChangeType.Deprecated : ModelChangeType.Undeprecated, null, null);

        if (model.Context is { } was && line.Context is { } now && was != now)
            yield return (ModelChangeType.ContextChanged, was.ToString(CultureInfo.InvariantCulture), now.ToString(CultureInfo.InvariantCulture));

        var (before, after) = ((model.InputPriceNanos, model.OutputPriceNanos), (Nanos(line.InputPrice), Nanos(line.OutputPrice)));
        if (before != after && before is (not null, not null) && after is (not null, not null))
            yield return (ModelChangeType.PriceChanged, Text(before), Text(after));
    }

    public static void Keep(ListedModel model, ListedLine line)
    {
        (model.Deprecated, model.Context) = (line.Deprecated, line.Context);
        (model.InputPriceNanos, model.OutputPriceNanos) = (Nanos(line.InputPrice), Nanos(line.OutputPrice));
    }

    private static long? Nanos(decimal? dollars) => dollars is < 1_000_000m ? (long)decimal.Round(dollars.Value * Nano) : null;

    // "1.25/10": USD for a million tokens, in and out.
    private static string Text((long? Input, long? Output) prices) =>
        string.Create(CultureInfo.InvariantCulture, $"{prices.Input / Nano:0.#########}/{prices.Output / Nano:0.#########}");
}
