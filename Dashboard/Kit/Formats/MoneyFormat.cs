using System.Globalization;

namespace Dashboard.Kit.Formats;

/// <summary>Money as people read it, US dollars unless another currency is named. Null is unknown, never $0.</summary>
public static class MoneyFormat
{
    public const string Usd = "USD";

    private const decimal Million = 1_000_000m;

    /// <summary><c>$1,234.56</c>, <c>$0.0042</c>, <c>$1.23 M</c>.</summary>
    public static string Brief(decimal? amount, string currency = Usd) =>
        amount is { } known ? (known < 0 ? Words.Minus : "") + Sign(currency) + Magnitude(Math.Abs(known)) : Words.Unknown;

    /// <summary>Every digit, for the title and for screen readers.</summary>
    public static string Full(decimal? amount, string currency = Usd) =>
        amount is { } known
            ? (known < 0 ? Words.Minus : "") + Sign(currency) + Math.Abs(known).ToString("#,0.00##########################", CultureInfo.InvariantCulture)
            : Words.Unknown;

    /// <summary>What stands before the number: a sign that everybody knows, else the code. The browser's module says the same.</summary>
    public static string Sign(string currency) => currency switch
    {
        Usd => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        _ => currency + "\u00a0",
    };

    private static string Magnitude(decimal amount)
    {
        if (amount is > 0 and < 1)
            return amount.ToString("0.00" + new string('#', SignificantDecimals(amount) - 2), CultureInfo.InvariantCulture);

        var cents = decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
        return cents < Million ? cents.ToString("#,0.00", CultureInfo.InvariantCulture) : Compact.Of(amount);
    }

    // Two digits that are not leading zeros, and at least cents.
    private static int SignificantDecimals(decimal amount)
    {
        var decimals = 2;
        for (var shifted = amount * 10; shifted < 1 && decimals < 28; shifted *= 10)
            decimals++;

        return decimals;
    }
}
