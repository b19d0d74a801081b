using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using Dashboard.Core.Store;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>When a bucket begins, as a source writes it.</summary>
/// <param name="Date">The date as it is written, whatever its offset: a day is the day of whoever wrote it.</param>
/// <param name="IsMidnight">Nothing but a date, or the beginning of one.</param>
internal readonly partial record struct SourceTime(DateOnly Date, long Microseconds, bool IsMidnight)
{
    /// <summary>The beginning of the written date, as if it were UTC.</summary>
    public long DayStart => UtcMicroseconds.From(Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

    public static bool TryParse(string text, out SourceTime time)
    {
        time = default;
        text = text.Trim();
        if (Utf8Values.TryInstant(Encoding.UTF8.GetBytes(text), out var instant))
            return TryDate(text[..10], out var date) && Made(date, instant, Midnight().IsMatch(text), out time);

        if (TryDate(text, out var day))
            return Made(day, UtcMicroseconds.From(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)), true, out time);

        // 2026-08-04 13, 2026-08-04 13:00 and 2026-08-04T13:00Z.
        if (Hour().Match(text) is not { Success: true } hour)
            return false;

        var minutes = hour.Groups["minute"] is { Success: true } m ? m.Value : "00";
        return TryParse($"{hour.Groups["date"].Value}T{hour.Groups["hour"].Value}:{minutes}:00{hour.Groups["zone"].Value}", out time);
    }

    private static bool Made(DateOnly date, long instant, bool midnight, out SourceTime time)
    {
        time = new SourceTime(date, instant, midnight);
        return true;
    }

    // Slashes are the American order: FOCUS exports that went through a spreadsheet write them so.
    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd", "M/d/yy", "M/d/yyyy", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= 2000 and < 2200;

    [GeneratedRegex(@"^.{10}[ T]00:00:00([.,]0+)?\s*(Z|z|UTC|[+-]\d\d(:?\d\d)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Midnight();

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)[ T](?<hour>\d\d)(:(?<minute>\d\d))?(?<zone>Z|[+-]\d\d:\d\d)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Hour();
}
