using System.Globalization;

using Dashboard.Core.Units;

namespace Dashboard.Core.Reports.Documents;

/// <summary>A value as people read it and as programs do; unknown is the word in both.</summary>
/// <param name="Text">For people: <c>$1,234.56</c>.</param>
/// <param name="Raw">For programs: <c>1234.56</c>.</param>
public sealed record ReportCell(string Text, string Raw)
{
    public const string Unknown = "unknown";

    public static ReportCell Of(string? text) => new(text ?? Unknown, text ?? Unknown);

    /// <summary>US dollars; null is unknown, never zero.</summary>
    public static ReportCell Usd(decimal? amount) => amount is { } usd
        ? new(Dollars(usd), usd.ToString("0.############", CultureInfo.InvariantCulture))
        : Of(null);

    /// <summary>A whole number.</summary>
    public static ReportCell Count(long? count) => count is { } number
        ? new(number.ToString("N0", CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture))
        : Of(null);

    /// <summary>A number with few digits.</summary>
    public static ReportCell Number(decimal? value, string format = "0.##") => value is { } number
        ? new(number.ToString(format, CultureInfo.InvariantCulture), number.ToString("0.######", CultureInfo.InvariantCulture))
        : Of(null);

    /// <summary>A share between 0 and 1.</summary>
    public static ReportCell Share(decimal? share) => share is { } part
        ? new(part.ToString("0.0 %", CultureInfo.InvariantCulture), part.ToString("0.######", CultureInfo.InvariantCulture))
        : Of(null);

    /// <summary>An instant, UTC.</summary>
    public static ReportCell At(DateTime? instant) => instant is { } at
        ? new(at.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture), at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
        : new("never", "");

    /// <summary>A level as a word.</summary>
    public static ReportCell Of(Level level) => Of(level.ToString().ToLowerInvariant());

    // Small amounts keep their significant digits: $0.0042 is not $0.00.
    private static string Dollars(decimal usd)
    {
        var size = Math.Abs(usd);
        var digits = size is 0 or >= 1 ? "#,##0.00" : size >= 0.01m ? "0.00##" : "0.00########";
        return (usd < 0 ? "-$" : "$") + size.ToString(digits, CultureInfo.InvariantCulture);
    }
}
