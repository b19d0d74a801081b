using System.Globalization;

using Dashboard.Core.Units;

namespace Dashboard.Kit.Formats;

/// <summary>Days, months and periods as people write them.</summary>
public static class DayFormat
{
    /// <summary><c>23 Nov 2026</c></summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>23 Nov</c>, for axes.</summary>
    public static string DayMonth(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary><c>Nov 2026</c></summary>
    public static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>1 – 23 Nov 2026</c>: both days belong to it.</summary>
    public static string Period(Period period)
    {
        if (period.Days == 0)
            return "no days";

        var (first, last) = (period.From, period.Until.AddDays(-1));
        if (first == last)
            return Day(first);

        var start = first.Year != last.Year ? Day(first) : first.Month != last.Month ? DayMonth(first) : first.Day.ToString(CultureInfo.InvariantCulture);
        return $"{start} – {Day(last)}";
    }

    /// <summary><c>2026-11-23</c>, for machines.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>23 Nov 2026, 14:05 UTC</c> in the given zone.</summary>
    public static string Instant(DateTime utc, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
        return there.ToString("d MMM yyyy, HH:mm ", CultureInfo.InvariantCulture) + (zone.Equals(TimeZoneInfo.Utc) ? "UTC" : zone.Id);
    }
}
