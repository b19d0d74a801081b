using System.Globalization;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>UTC days, half-open.</summary>
internal readonly record struct DayRange(DateOnly From, DateOnly Until)
{
    public long FromUnix => Unix(From);

    public long UntilUnix => Unix(Until);

    public string FromText => Text(From);

    public string UntilText => Text(Until);

    public IEnumerable<DateOnly> Days
    {
        get
        {
            for (var day = From; day < Until; day = day.AddDays(1))
                yield return day;
        }
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Unix(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
}
