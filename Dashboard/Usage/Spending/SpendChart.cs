using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>Spend over time as a chart.</summary>
internal static class SpendChart
{
    // Bars for steps that can still be told apart, an area for more.
    private const int MostBars = 62;

    // More pins than these hide what they mark.
    private const int MostMarks = 12;

    public static ChartModel Of(SpendView view)
    {
        var (choice, time) = (view.Choice, view.Report.Time);
        var adds = choice.Measure.Adds();
        return new ChartModel
        {
            Kind = !adds ? ChartKind.Line : time.Steps.Count <= MostBars ? ChartKind.StackedBars : ChartKind.StackedArea,
            Title = Title(choice),
            Format = SpendWords.Format(choice.Measure),
            CategoryName = SpendWords.Of(time.Grain),
            Categories = [.. time.Steps.Select(s => Category(s, time.Grain, view.Report.TimeZone))],
            Currency = view.Report.Shown.Currency,
            // Rates cannot be folded into one.
            Series = [.. time.Lines.Take(adds ? int.MaxValue : SeriesFolding.Most).Select((line, rank) => Series(view, line, rank, adds))],
            OpenFrom = view.OpenFrom,
            PendingFrom = Pending(view, time.Steps),
            Marks = Marks(view, time.Steps),
        };
    }

    public static string Title(SpendChoice choice)
    {
        var keys = string.Join(" and ", new[] { choice.By, choice.Split }.OfType<SpendKey>().Where(k => !k.IsTime()).Select(SpendWords.Inside));
        return keys.Length == 0 ? $"{SpendWords.Of(choice.Measure)} by {SpendWords.Of(choice.Grain).ToLowerInvariant()}" : $"{SpendWords.Of(choice.Measure)} by {keys}";
    }

    /// <summary>The days of a stretch of the chart.</summary>
    public static Period Days(IReadOnlyList<SpendStep> steps, int first, int last) =>
        new(steps[first].From, steps[last].Until > steps[last].From ? steps[last].Until : steps[last].From.AddDays(1));

    private static ChartSeries Series(SpendView view, SpendLine line, int rank, bool adds)
    {
        decimal?[] values = [.. line.Points.Select(p => p is null ? adds ? 0 : (decimal?)null : view.ValueOf(p))];
        if (line.IsRest)
            return new ChartSeries(null, view.LineNames[rank], SeriesColour.Other, values);

        var key = SpendViews.KeyOf(view.Choice, 0);
        var colour = line.Keys.Count == 1 ? SpendWords.Colour(key, line.Keys[0], rank) : SeriesColour.At(rank);
        return new ChartSeries(line.Keys.Count == 0 ? null : rank.ToString(CultureInfo.InvariantCulture), view.LineNames[rank], colour, values);
    }

    private static ChartCategory Category(SpendStep step, SpendGrain grain, string zone)
    {
        switch (grain)
        {
            case SpendGrain.Hour:
                var local = TimeZoneInfo.ConvertTimeFromUtc(step.Hour!.Value, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc);
                var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
                return new(step.Hour.Value.ToString("yyyy-MM-ddTHH", CultureInfo.InvariantCulture), local.Hour == 0 ? DayFormat.DayMonth(step.From) : clock, $"{DayFormat.Day(step.From)}, {clock}");
            case SpendGrain.Week:
                return new(DayFormat.Iso(step.From), DayFormat.DayMonth(step.From), DayFormat.Period(new Period(step.From, step.Until)));
            case SpendGrain.Month:
                return ChartCategory.Month(step.From) with { FullLabel = DayFormat.Period(new Period(step.From, step.Until)) };
            default:
                return ChartCategory.Day(step.From);
        }
    }

    // After the last day of an account that still comes in, its costs are what prices say, or nothing yet.
    private static int? Pending(SpendView view, IReadOnlyList<SpendStep> steps)
    {
        if (SpendWords.Waiting(view) is not [var first, ..])
            return null;

        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].From > first.Day)
                return i;
        }

        return null;
    }

    private static IReadOnlyList<ChartMark> Marks(SpendView view, IReadOnlyList<SpendStep> steps) =>
    [
        .. from found in view.Events.OrderByDescending(e => e.Weight).ThenByDescending(e => e.Day).Take(MostMarks).OrderBy(e => e.Day)
           let at = steps.Count - 1 - steps.Reverse().TakeWhile(s => s.From > found.Day).Count()
           where at >= 0
           select new ChartMark(at, found.Text) { Href = found.Href, Day = DayFormat.Day(found.Day) },
    ];
}
