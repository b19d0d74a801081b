using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing.Own;

namespace Dashboard.Usage.Prices;

/// <summary>An own price while somebody types it.</summary>
public sealed class PriceInput
{
    public bool IsMissing { get; init; }

    /// <summary>The number of the price that is changed.</summary>
    public int? Replaces { get; init; }

    public OwnPriceKind Kind { get; set; }

    public string? Model { get; set; }

    public string? Party { get; set; }

    public string? ServiceTier { get; set; }

    public string? Discount { get; set; }

    public string? MapTo { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public string? Note { get; set; }

    /// <summary>As typed, by class; what is empty keeps the list price.</summary>
    public Dictionary<string, string> Rates { get; } = new(StringComparer.Ordinal);

    public static PriceInput Of(OwnPriceRow row)
    {
        var price = row.Price;
        var input = new PriceInput
        {
            Replaces = row.Id,
            IsMissing = row.RetiredAt is not null,
            Kind = price.Kind,
            Model = price.Model,
            Party = price.Party,
            ServiceTier = price.ServiceTier,
            Discount = Text(price.DiscountPercent),
            MapTo = price.MapTo,
            From = price.From,
            Until = price.Until,
            Note = price.Note,
        };
        foreach (var (name, rate) in OwnPriceRates.Of(price.Rates ?? new Rates()).Where(r => r.Rate is not null))
            input.Rates[name] = Text(rate)!;

        return input;
    }

    /// <summary>What is typed and is no number.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (Kind == OwnPriceKind.Discount && Discount is { Length: > 0 } && Number(Discount) is null)
            yield return new Problem("discount", $"\"{Discount}\" is no number; write it with a point, as in 12.5.");

        foreach (var (name, text) in Rates.Where(r => Kind == OwnPriceKind.Price && r.Value.Trim().Length > 0 && Number(r.Value) is null))
            yield return new Problem(name, $"{PriceWords.Class(name)}: \"{text}\" is no number; write it with a point, as in 2.50.");
    }

    public OwnPriceDraft ToDraft() => new(
        Kind, Party, Model, Kind == OwnPriceKind.Map ? null : ServiceTier, OwnPriceRates.Read(name => Number(Rates.GetValueOrDefault(name))), Number(Discount), MapTo,
        Kind == OwnPriceKind.Map ? null : From, Kind == OwnPriceKind.Map ? null : Until, Note);

    private static decimal? Number(string? text) => decimal.TryParse(
        text?.Trim().TrimStart('$').TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);
}
