using System.Buffers.Text;
using System.Globalization;
using System.Text;

using Dashboard.Core.Store;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>Moments and days as programs and people write them.</summary>
internal static class Moments
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "M/d/yyyy",
    ];

    private static readonly string[] Months = ["yyyy-MM", "MMM yyyy", "MMMM yyyy"];

    /// <summary>A time with or without zone (then UTC), or seconds or milliseconds since 1970; microseconds since 1970.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long microseconds)
    {
        text = text.Trim((byte)' ');
        if (Utf8Values.TryInstant(text, out microseconds))
            return true;

        if (!Utf8Parser.TryParse(text, out decimal number, out var used) || used != text.Length || text.Contains((byte)'-'))
            return false;

        // Seconds of this century have ten digits, milliseconds thirteen.
        if (number >= 100_000_000_000m)
            number /= 1000;

        if (number is < 946_684_800m or >= 7_258_118_400m)
            return false;

        microseconds = (long)(number * 1_000_000m);
        return true;
    }

    /// <summary>A day, also as people write it; a day that no calendar has is none.</summary>
    public static bool TryDay(ReadOnlySpan<byte> text, out long microseconds)
    {
        var written = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]).Trim();
        // Some write the day as its first moment.
        if (written.Length > 10 && written[4] == '-' && written[10] is 'T' or ' ')
            written = written[..10];

        return TryExact(written, Days, out microseconds);
    }

    /// <summary>The first day of a month.</summary>
    public static bool TryMonth(ReadOnlySpan<byte> text, out long microseconds) =>
        TryExact(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]).Trim(), Months, out microseconds);

    private static bool TryExact(string text, string[] formats, out long microseconds)
    {
        microseconds = 0;
        if (!DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 2199)
            return false;

        microseconds = UtcMicroseconds.From(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return true;
    }
}
