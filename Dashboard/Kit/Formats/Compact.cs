using System.Globalization;

namespace Dashboard.Kit.Formats;

/// <summary>Three digits and a unit: 12.4 M. <c>wwwroot-assets/chart/formats.js</c> says the same in the browser.</summary>
internal static class Compact
{
    private static readonly string[] Units = ["", " k", " M", " B", " T"];

    /// <summary>A number that is not negative, in the unit that leaves one to three digits before the point.</summary>
    public static string Of(decimal amount)
    {
        for (var unit = 0; ; unit++)
        {
            var rounded = decimal.Round(amount, Decimals(amount, unit), MidpointRounding.AwayFromZero);
            if (rounded < 1000 || unit == Units.Length - 1)
                return rounded.ToString(Pattern(Decimals(rounded, unit)), CultureInfo.InvariantCulture) + Units[unit];

            amount /= 1000;
        }
    }

    // Without a unit the number is whole; with one it has three digits.
    private static int Decimals(decimal amount, int unit) => unit == 0 ? 0 : amount < 10 ? 2 : amount < 100 ? 1 : 0;

    private static string Pattern(int decimals) => decimals == 0 ? "#,0" : "#,0." + new string('0', decimals);
}
