using System.Globalization;

namespace Dashboard.Kit.Formats;

/// <summary>US dollars as people read them. Null is unknown, never $0.</summary>
public static class MoneyFormat
{
    private const decimal Million = 1_000_000m;

    /// <summary><c>$1,234.56</c>, <c>$0.0042</c>, <c>$1.23 M</c>.</summary>
    public static string Brief(decimal? usd) =>
        usd is { } amount ? (amount < 0 ? Words.Minus : "") + "$" + Magnitude(Math.Abs(amount)) : Words.Unknown;

    /// <summary>Every digit, for the title and for screen readers.</summary>
    public static string Full(decimal? usd) =>
        usd is { } amount
            ? (amount < 0 ? Words.Minus : "") + "$" + Math.Abs(amount).ToString("#,0.00##########################", CultureInfo.InvariantCulture)
            : Words.Unknown;

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
