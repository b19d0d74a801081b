using System.Globalization;

namespace Dashboard.Kit.Formats;

/// <summary>Tokens, requests and other things that are counted. Null is unknown.</summary>
public static class AmountFormat
{
    /// <summary><c>950</c>, <c>12.4 k</c>, <c>12.4 M</c>.</summary>
    public static string Tokens(decimal? tokens) => Signed(tokens, Compact.Of);

    /// <summary><c>12,345</c>, <c>3.4</c>, <c>1.23 M</c>.</summary>
    public static string Count(decimal? count) => Signed(count, amount => amount switch
    {
        < 100 when amount != decimal.Truncate(amount) => amount.ToString("0.#", CultureInfo.InvariantCulture),
        < 1_000_000 when decimal.Round(amount) < 1_000_000 => amount.ToString("#,0", CultureInfo.InvariantCulture),
        _ => Compact.Of(amount),
    });

    /// <summary>Every digit.</summary>
    public static string Full(decimal? amount) => Signed(amount, a => a.ToString("#,0.############", CultureInfo.InvariantCulture));

    private static string Signed(decimal? amount, Func<decimal, string> magnitude) =>
        amount is not { } known ? Words.Unknown : known < 0 ? Words.Minus + magnitude(-known) : magnitude(known);
}
