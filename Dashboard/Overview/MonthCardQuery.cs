using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Overview;

/// <summary>The calendar month of today, against as many days of the one before.</summary>
public sealed class MonthCardQuery(SpendQuery spend, ReportingDayQuery days)
{
    public async Task<MonthCardFigures> AskAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var first = new DateOnly(today.Year, today.Month, 1);
        var month = new Period(first, today.AddDays(1));
        var last = first.AddMonths(-1);
        // A shorter month ends before its thirtieth.
        var before = new Period(last, Least(last.AddDays(month.Days), first));
        var now = (await spend.AskAsync(new SpendQuestion(month, []), ct)).Totals;
        var then = (await spend.AskAsync(new SpendQuestion(before, []), ct)).Totals;
        return new MonthCardFigures(
            now.IsNone ? null : now.CostUsd, then.IsNone ? null : then.CostUsd, month.Days, $"/spend?from={DayFormat.Iso(first)}&to={DayFormat.Iso(today)}");
    }

    private static DateOnly Least(DateOnly a, DateOnly b) => a < b ? a : b;
}

/// <summary>This month; null is unknown.</summary>
/// <param name="Days">How many of its days have begun.</param>
/// <param name="Path">The page that shows the same days.</param>
public sealed record MonthCardFigures(decimal? SpendUsd, decimal? BeforeUsd, int Days, string Path);
