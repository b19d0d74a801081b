using Dashboard.Core.Units;
using Dashboard.Kit.Formats;

namespace Dashboard.Kit.Charts;

/// <summary>What a chart shows, without saying how: plain values that a table can show as well.</summary>
public sealed record ChartModel
{
    public required ChartKind Kind { get; init; }

    /// <summary>What it is, in a few words: heading of the picture and name of the files.</summary>
    public required string Title { get; init; }

    public required ValueFormat Format { get; init; }

    /// <summary>The ISO code of what money is in.</summary>
    public string Currency { get; init; } = MoneyFormat.Usd;

    /// <summary>Head of the table's first column: Day, Provider, Workload.</summary>
    public string CategoryName { get; init; } = "Day";

    /// <summary>The places along the axis; a chart without an axis has one.</summary>
    public required IReadOnlyList<ChartCategory> Categories { get; init; }

    /// <summary>One value for each category; null is a gap, not zero.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>From this category on the period is not over: shown dashed or hatched, and said in words.</summary>
    public int? OpenFrom { get; init; }

    /// <summary>What stands instead of "not over yet" where the open part is something else, as a forecast.</summary>
    public string? OpenWord { get; init; }

    /// <summary>From this category on costs are reported later and not all there: shown shaded, and said in words.</summary>
    public int? PendingFrom { get; init; }

    /// <summary>What happened, at the category where it did.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>Lets people look closer at a part of a long axis.</summary>
    public bool Zoom { get; init; }

    /// <summary>Whether the series add up to something.</summary>
    public bool Adds => Kind is ChartKind.StackedArea or ChartKind.StackedBars or ChartKind.Treemap or ChartKind.Donut;

    /// <summary>Whether the categories run along an axis of time or names, rather than being one point.</summary>
    public bool HasAxis => Kind is not (ChartKind.Treemap or ChartKind.Donut or ChartKind.Bars);
}

/// <summary>One place along the axis: its key in links, its words on the axis and in the table.</summary>
public sealed record ChartCategory(string Key, string Label, string FullLabel)
{
    public static ChartCategory Day(DateOnly day) => new(DayFormat.Iso(day), DayFormat.DayMonth(day), DayFormat.Day(day));

    public static ChartCategory Month(DateOnly month) => new(DayFormat.Iso(month)[..7], DayFormat.Month(month), DayFormat.Month(month));

    public static ChartCategory Named(string name) => new(name, name, name);

    /// <summary>Every day of a period.</summary>
    public static IReadOnlyList<ChartCategory> Days(Period period) =>
        [.. Enumerable.Range(0, period.Days).Select(i => Day(period.From.AddDays(i)))];
}

/// <summary>A row of values. <paramref name="Key"/> is what a click filters by; null cannot be clicked.</summary>
public sealed record ChartSeries(string? Key, string Name, SeriesColour Colour, IReadOnlyList<decimal?> Values)
{
    /// <summary>The sum of what is known; null when nothing is.</summary>
    public decimal? Total => Values.Any(v => v is not null) ? Values.Sum(v => v ?? 0) : null;
}

/// <summary>Something that happened: a terms change, a retirement, an incident.</summary>
public sealed record ChartMark(int Category, string Text)
{
    /// <summary>The page that says more.</summary>
    public string? Href { get; init; }

    /// <summary>The day, where the category is longer than one.</summary>
    public string? Day { get; init; }
}

/// <summary>A stretch of the axis that somebody chose, both ends included.</summary>
public readonly record struct ChartStretch(int First, int Last);

/// <summary>How the values are drawn.</summary>
public enum ChartKind
{
    StackedArea,
    StackedBars,
    Line,

    /// <summary>Lying bars, one for each series: names stay readable.</summary>
    Bars,
    Treemap,
    HeatMap,
    Donut,
}
