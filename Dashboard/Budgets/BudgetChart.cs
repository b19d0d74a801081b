using Dashboard.Core.Usage.Budgets;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Budgets;

/// <summary>The days of a budget's period, summed from its first: spent, even pace, projection, limit.</summary>
internal static class BudgetChart
{
    public static ChartModel Of(BudgetView view)
    {
        var (standing, days) = (view.Standing, view.Days);
        var open = days.ToList().FindIndex(d => d.Day >= standing.Today);
        return new ChartModel
        {
            Kind = ChartKind.Line,
            Title = $"{standing.Budget.Name} against its limit",
            Format = ValueFormat.Money,
            Currency = standing.Budget.Currency,
            Categories = ChartCategory.Days(standing.Period),
            Series =
            [
                new ChartSeries(null, "Spent", SeriesColour.At(0), [.. days.Select(d => d.Spent)]),
                .. Projection(view),
                new ChartSeries(null, "Even pace", SeriesColour.Other, [.. days.Select((_, i) => (decimal?)standing.Budget.Limit * (i + 1) / days.Count)]),
                new ChartSeries(null, "Limit", SeriesColour.At(3), [.. days.Select(_ => (decimal?)standing.Budget.Limit)]),
            ],
            OpenFrom = open > 0 ? open : null,
            Marks = [.. Marks(view)],
        };
    }

    private static IEnumerable<ChartSeries> Projection(BudgetView view)
    {
        if (view.Standing.DaysLeft == 0 || view.Days.All(d => d.Expected is null))
            yield break;

        yield return new ChartSeries(null, "Projected", SeriesColour.At(1), [.. view.Days.Select(d => d.Expected)]);
        yield return new ChartSeries(null, "Projected, low", new SeriesColour(2, SeriesPattern.Dotted), [.. view.Days.Select(d => d.Low)]);
        yield return new ChartSeries(null, "Projected, high", new SeriesColour(2, SeriesPattern.Dotted), [.. view.Days.Select(d => d.High)]);
    }

    // The day on which the sum of now reached a threshold; when it was told may be later.
    private static IEnumerable<ChartMark> Marks(BudgetView view)
    {
        foreach (var percent in view.Standing.Reached)
        {
            var at = view.Days.ToList().FindIndex(d => d.Spent >= view.Standing.Budget.Limit * percent / 100);
            if (at >= 0)
                yield return new ChartMark(at, $"{percent} % of the limit reached");
        }
    }
}
