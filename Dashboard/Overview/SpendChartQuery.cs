using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Overview;

/// <summary>Spend by day and provider, for the picture of the home page.</summary>
public sealed class SpendChartQuery(SpendReportQuery spend, ReportingDayQuery days, ModelCatalogue catalogue)
{
    public const int Days = 90;

    public async Task<SpendChartFigures> AskAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var report = await spend.AskAsync(new SpendReportQuestion(Period.LastDays(today, Days), SpendKey.Provider) { Compare = SpendCompare.None }, ct);
        return new SpendChartFigures(
            report.Period.From, today, report.TimeZone,
            [.. report.Time.Lines.Select(l => new SpendChartLine(l.Keys is [var provider] ? provider : null, l.Keys is [{ } known] ? catalogue.NameOf(known) : "Unknown", l.IsRest, [.. l.Points.Select(p => p is null ? 0 : p.CostUsd)]))]);
    }

    internal static ChartModel Model(SpendChartFigures figures) => new()
    {
        Kind = ChartKind.StackedArea,
        Title = "Spend by provider",
        Format = ValueFormat.Money,
        Categories = ChartCategory.Days(new Period(figures.From, figures.Today.AddDays(1))),
        Series =
        [
            .. figures.Lines.Select(line => line.IsRest
                ? new ChartSeries(null, "Smaller ones", SeriesColour.Other, line.Usd)
                : new ChartSeries(line.Provider ?? "", line.Name, line.Provider is null ? SeriesColour.Other : ProviderColours.Of(line.Provider), line.Usd)),
        ],
        OpenFrom = figures.Today.DayNumber - figures.From.DayNumber,
    };
}

/// <summary>Days from a first to today, and a line for each of the largest providers.</summary>
public sealed record SpendChartFigures(DateOnly From, DateOnly Today, string TimeZone, IReadOnlyList<SpendChartLine> Lines);

/// <summary>A provider, the unknown, or the rest; a null amount has no price.</summary>
public sealed record SpendChartLine(string? Provider, string Name, bool IsRest, IReadOnlyList<decimal?> Usd);
