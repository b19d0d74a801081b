using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Usage.Pricing.Recalculation;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Prices;

/// <summary>The words and addresses of prices.</summary>
internal static class PriceWords
{
    public const string Path = "/prices";

    public static string Of(OwnPriceKind kind) => kind switch
    {
        OwnPriceKind.Price => "A price",
        OwnPriceKind.Discount => "A discount",
        OwnPriceKind.Free => "Free",
        _ => "Stands for a known model",
    };

    /// <summary>The name of a class of tokens by its name in files.</summary>
    public static string Class(string name) => name switch
    {
        "input" => "Input",
        "output" => "Output",
        "cacheRead" => "Cache read",
        "cacheWrite5m" => "Cache write, 5 min",
        "cacheWrite1h" => "Cache write, 1 h",
        "reasoning" => "Reasoning",
        "inputAudio" => "Audio in",
        "outputAudio" => "Audio out",
        "cacheReadAudio" => "Audio from cache",
        "inputImage" => "Images in",
        _ => "Images out",
    };

    /// <summary>What a price says, as a sentence without its end.</summary>
    public static string Says(OwnPriceDraft price) => price.Kind switch
    {
        OwnPriceKind.Free => "Costs nothing",
        OwnPriceKind.Discount => $"{Number(price.DiscountPercent)} % off the list price",
        OwnPriceKind.Map => $"Stands for {price.MapTo}",
        _ => string.Join(", ", OwnPriceRates.Of(price.Rates ?? new Rates()).Where(r => r.Rate is not null).Select(r => $"{Inside(Class(r.Name))} ${Number(r.Rate)}")),
    };

    public static string Days(OwnPriceDraft price) => (price.From, price.Until) switch
    {
        (null, null) => "always",
        ({ } from, null) => $"from {DayFormat.Day(from)}",
        (null, { } until) => $"until {DayFormat.Day(until.AddDays(-1))}",
        ({ } from, { } until) => $"{DayFormat.Day(from)} to {DayFormat.Day(until.AddDays(-1))}",
    };

    public static string Of(RecalculationState state) => state switch
    {
        RecalculationState.Queued => "Waits for its turn",
        RecalculationState.Running => "Running",
        RecalculationState.Done => "Done",
        RecalculationState.Stopped => "Stopped",
        _ => "Interrupted",
    };

    /// <summary>The form for something without a price.</summary>
    public static string New(OwnPriceKind kind, string? model = null, string? party = null) =>
        Path + "/new" + QueryString.Create(((KeyValuePair<string, string?>[])[new("kind", kind.ToString().ToLowerInvariant()), new("model", model), new("provider", party)]).Where(p => p.Value is not null)).Value;

    /// <summary>The page with the recalculation open, of what some own prices are about or of everything.</summary>
    public static string Recalculate(params IEnumerable<int> prices) => $"{Path}?recalculate={(prices.Any() ? string.Join(',', prices) : "all")}#recalculate";

    private static string Inside(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string? Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);
}
