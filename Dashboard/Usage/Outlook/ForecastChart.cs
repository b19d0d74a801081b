using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Outlook;

/// <summary>A forecast as a chart: what is spent adds up, and goes on between two lines.</summary>
internal static class ForecastChart
{
    public static ChartModel Of(ForecastAnswer answer)
    {
        var days = answer.Line.Days;
        var open = days.ToList().FindIndex(d => d.IsForecast);
        // The lines of the future begin where the past ends.
        bool IsAhead(int at) => open >= 0 && at >= open - 1;
        decimal?[] Ahead(Func<ForecastDay, decimal> of) => [.. days.Select((d, at) => IsAhead(at) ? of(d) : (decimal?)null)];
        var spent = new ChartSeries(null, "Spent", SeriesColour.At(0), [.. days.Select((d, at) => open < 0 || at < open ? d.Sum : (decimal?)null)]);
        return new ChartModel
        {
            Kind = ChartKind.Line,
            Title = $"Forecast for {DayFormat.Period(answer.Period)}",
            Format = ValueFormat.Money,
            Categories = ChartCategory.Days(answer.Period),
            Series = open < 0 ? [spent] :
            [
                spent,
                new(null, "Expected", SeriesColour.At(1), Ahead(d => d.Sum)),
                new(null, "Low", SeriesColour.Other, Ahead(d => d.Low)),
                new(null, "High", SeriesColour.At(3), Ahead(d => d.High)),
            ],
            OpenFrom = open > 0 ? open : null,
            OpenWord = "expected, not spent",
        };
    }
}
