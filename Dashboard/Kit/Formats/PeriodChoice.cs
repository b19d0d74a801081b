using System.Globalization;

using Dashboard.Core.Units;

namespace Dashboard.Kit.Formats;

/// <summary>
/// The period of a page as its address says it: <c>?period=30d</c>, or <c>?from=2026-11-01&amp;to=2026-11-24</c> where the day in
/// <c>to</c> no longer belongs to it (as on the command line).
/// </summary>
public sealed record PeriodChoice(string? Preset, Period Period, string Name)
{
    public const string PeriodKey = "period", FromKey = "from", ToKey = "to";

    private const string Default = "30d";

    /// <summary>What can be chosen with one click.</summary>
    public static IReadOnlyList<(string Key, string Name)> Presets { get; } =
    [
        ("7d", "Last 7 days"), ("30d", "Last 30 days"), ("90d", "Last 90 days"),
        ("month", "This month"), ("last-month", "Last month"), ("12m", "Last 12 months"),
    ];

    /// <summary>The days between, when both dates are good; else the preset; else the last 30 days.</summary>
    public static PeriodChoice Read(string? period, string? from, string? to, DateOnly today)
    {
        if (Date(from) is { } first && Date(to) is { } until && first < until)
        {
            var range = new Period(first, until);
            return new(null, range, DayFormat.Period(range));
        }

        var (key, name) = Presets.FirstOrDefault(p => p.Key == period, Presets.Single(p => p.Key == Default));
        return new(key, Days(key, today), name);
    }

    /// <summary>What the address should say, by key; null takes a key out of it.</summary>
    public static IReadOnlyDictionary<string, object?> Address(string preset) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [PeriodKey] = preset,
        [FromKey] = null,
        [ToKey] = null,
    };

    /// <inheritdoc cref="Address(string)"/>
    public static IReadOnlyDictionary<string, object?> Address(Period period) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [PeriodKey] = null,
        [FromKey] = DayFormat.Iso(period.From),
        [ToKey] = DayFormat.Iso(period.Until),
    };

    private static Period Days(string preset, DateOnly today)
    {
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        return preset switch
        {
            "7d" => Period.LastDays(today, 7),
            "90d" => Period.LastDays(today, 90),
            "month" => new(thisMonth, today.AddDays(1)),
            "last-month" => new(thisMonth.AddMonths(-1), thisMonth),
            // Whole months, so that the bars of a year can be compared; this one is still open.
            "12m" => new(thisMonth.AddMonths(-11), today.AddDays(1)),
            _ => Period.LastDays(today, 30),
        };
    }

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
