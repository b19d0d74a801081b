using System.Globalization;

using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Outlook;

/// <summary>Exchanges of user actions as charts.</summary>
internal static class ExchangeCharts
{
    private const int MostLines = 6;

    /// <summary>How many actions of each size, by workload.</summary>
    public static ChartModel Sizes(ExchangesReport report, Func<SpendKey, string?, string> names) => new()
    {
        Kind = ChartKind.StackedBars,
        Title = "Actions by their exchanges",
        Format = ValueFormat.Count,
        CategoryName = "Exchanges",
        Categories = [.. ExchangeSizes.All.Select(s => new ChartCategory(s.From.ToString(CultureInfo.InvariantCulture), Name(s), s is { From: 1, To: 1 } ? "1 exchange" : $"{Name(s)} exchanges"))],
        Series = [.. Busy(report).Select((w, rank) => new ChartSeries(w.Workload ?? "", names(SpendKey.Workload, w.Workload), Colour(w, rank), [.. w.Sizes.Select(n => (decimal?)n)]))],
    };

    /// <summary>The median week by week, and for all the size that nine of ten do not exceed.</summary>
    public static ChartModel Weeks(ExchangesReport report, Func<SpendKey, string?, string> names)
    {
        var mondays = Mondays(report);
        decimal?[] Values(WorkloadExchanges workload, Func<WeekExchanges, int?> of)
        {
            var weeks = workload.Weeks.ToDictionary(w => w.Monday);
            return [.. mondays.Select(m => weeks.TryGetValue(m, out var week) ? (decimal?)of(week) : null)];
        }

        var series = Busy(report).Take(MostLines).Select((w, rank) => new ChartSeries(w.Workload ?? "", $"{names(SpendKey.Workload, w.Workload)}, median", Colour(w, rank), Values(w, k => k.Median))).ToList();
        if (report.All.Actions > 0)
            series.Add(new ChartSeries(null, "All, nine of ten", SeriesColour.Other, Values(report.All, k => k.P90)));

        return new ChartModel
        {
            Kind = ChartKind.Line,
            Title = "Exchanges of an action by week",
            Format = ValueFormat.Count,
            CategoryName = "Week of",
            Categories = [.. mondays.Select(ChartCategory.Day)],
            Series = series,
        };
    }

    private static IEnumerable<WorkloadExchanges> Busy(ExchangesReport report) => report.Workloads.Where(w => w.Actions > 0).OrderByDescending(w => w.Actions);

    private static SeriesColour Colour(WorkloadExchanges workload, int rank) => workload.Workload is null ? SeriesColour.Unknown : SeriesColour.At(rank);

    private static List<DateOnly> Mondays(ExchangesReport report)
    {
        List<DateOnly> mondays = [];
        for (var day = report.Period.From.AddDays(-(((int)report.Period.From.DayOfWeek + 6) % 7)); day < report.Period.Until; day = day.AddDays(7))
            mondays.Add(day);

        return mondays;
    }

    private static string Name(ExchangeSizes size) => size.To is not { } to ? $"over {size.From - 1}" : to == size.From ? size.From.ToString(CultureInfo.InvariantCulture) : $"{size.From}–{to}";
}
