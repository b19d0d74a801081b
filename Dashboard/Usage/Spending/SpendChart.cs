using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>Spend over time as a chart.</summary>
internal static class SpendChart
{
    // Bars for days that can still be told apart, an area for more.
    private const int MostBars = 45;

    public static ChartModel Of(SpendView view, DateOnly today)
    {
        var (by, days) = (view.Choice.By, view.Report.Days);
        var names = view.Rows.ToDictionary(r => r.Value ?? "", r => r.Name, StringComparer.Ordinal);
        var open = days.Days.ToList().IndexOf(today);
        return new ChartModel
        {
            Kind = days.Days.Count <= MostBars ? ChartKind.StackedBars : ChartKind.StackedArea,
            Title = by.IsTime() ? "Spend by day" : $"Spend by {SpendWords.Inside(by)}",
            Format = ValueFormat.Money,
            Categories = ChartCategory.Days(view.Report.Period),
            Currency = view.Report.Shown.Currency,
            Series = [.. days.Lines.Select((line, rank) => Series(by, line, rank, names, view.Report.Shown))],
            OpenFrom = open > 0 ? open : null,
            Zoom = days.Days.Count > MostBars,
        };
    }

    private static ChartSeries Series(SpendKey by, SpendLine line, int rank, Dictionary<string, string> names, ShownIn shown)
    {
        decimal?[] values = [.. line.Points.Select(shown.Cost)];
        if (line.IsRest)
            return new ChartSeries(null, "Smaller ones", SeriesColour.Other, values);

        return by.IsTime()
            ? new ChartSeries(null, "Spend", SeriesColour.At(0), values)
            : new ChartSeries(line.Name ?? "", names[line.Name ?? ""], SpendWords.Colour(by, line.Name, rank), values);
    }
}
