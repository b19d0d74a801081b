using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Overview;

/// <summary>What was spent in 30 days, and in the 30 before.</summary>
public sealed class SpendCardQuery(SpendQuery spend, ReportingDayQuery days)
{
    private const int Days = 30;

    public async Task<SpendCardFigures> AskAsync(CancellationToken ct)
    {
        var period = Period.LastDays((await days.TodayAsync(ct)).Today, Days);
        var now = await spend.AskAsync(new SpendQuestion(period, [SpendKey.Day]), ct);
        var before = (await spend.AskAsync(new SpendQuestion(period.Previous, []), ct)).Totals;
        var byDay = now.Rows.ToDictionary(r => r.Keys[0]!, r => r.Figures.CostUsd, StringComparer.Ordinal);
        // The day that is not over would look like a fall.
        var trend = Enumerable.Range(0, Days - 1).Select(i => byDay.GetValueOrDefault(period.From.AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).ToList();
        return new SpendCardFigures(Cost(now.Totals), Cost(before), now.Totals.UnpricedEntries, trend);
    }

    private static decimal? Cost(SpendFigures figures) => figures.IsNone ? null : figures.CostUsd;
}

/// <summary>The spend of a period; null is unknown.</summary>
public sealed record SpendCardFigures(decimal? SpendUsd, decimal? BeforeUsd, long UnpricedEntries, IReadOnlyList<decimal?> Trend);
