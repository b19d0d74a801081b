using System.Globalization;

using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Lines over days; each line has a point for each day.</summary>
public sealed record SpendOverTime(IReadOnlyList<DateOnly> Days, IReadOnlyList<SpendLine> Lines, SpendFigures Totals, string TimeZone)
{
    /// <summary>From an answer by day, or by day and a key: every day of the period is there, and beyond the largest groups the rest is one.</summary>
    public static SpendOverTime Of(SpendAnswer answer, Period period, bool grouped, int mostGroups)
    {
        var days = Enumerable.Range(0, period.Days).Select(period.From.AddDays).ToList();
        var groups = answer.Rows
            .GroupBy(r => grouped ? r.Keys[1] : null)
            .Select(g => (Name: g.Key, Cost: g.Sum(r => r.Figures.CostUsd ?? 0), Rows: g.ToList()))
            .OrderByDescending(g => g.Cost)
            .ToList();
        var lines = groups.Take(mostGroups).Select(g => Line(g.Name, isRest: false, g.Rows, days)).ToList();
        if (groups.Count > mostGroups)
            lines.Add(Line(null, isRest: true, [.. groups.Skip(mostGroups).SelectMany(g => g.Rows)], days));

        return new SpendOverTime(days, lines, answer.Totals, answer.TimeZone);
    }

    private static SpendLine Line(string? name, bool isRest, IReadOnlyList<SpendRow> rows, IReadOnlyList<DateOnly> days)
    {
        var byDay = rows.ToLookup(r => DateOnly.ParseExact(r.Keys[0]!, "yyyy-MM-dd", CultureInfo.InvariantCulture), r => r.Figures);
        return new SpendLine(name, isRest, [.. days.Select(d => Point(byDay[d]))]);
    }

    private static SpendPoint Point(IEnumerable<SpendFigures> figures)
    {
        var known = figures.ToList();
        return new SpendPoint(
            known.Count == 0 ? 0 : known.Any(f => f.CostUsd is not null) ? known.Sum(f => f.CostUsd ?? 0) : null,
            known.Sum(f => f.Requests ?? 0),
            known.Sum(f => f.UnpricedEntries))
        {
            Converted = known.Count == 0 ? 0 : ShownMoney.Sum(known),
        };
    }
}

/// <summary>One group over time; without a name it is the unknown, or the rest.</summary>
public sealed record SpendLine(string? Name, bool IsRest, IReadOnlyList<SpendPoint> Points);

/// <summary>One day of a line; the cost is null when there was usage and none of it has a price.</summary>
public sealed record SpendPoint(decimal? CostUsd, long Requests, long UnpricedEntries)
{
    /// <summary>The cost in the display currency, where one was asked for.</summary>
    public decimal? Converted { get; init; }
}
