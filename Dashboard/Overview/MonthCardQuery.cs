using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Kit.Formats;

namespace Dashboard.Overview;

/// <summary>What the calendar month of today will cost, and how budgets stand.</summary>
public sealed class MonthCardQuery(ForecastQuery forecast, BudgetsQuery budgets)
{
    public async Task<MonthCardFigures> AskAsync(CancellationToken ct)
    {
        var month = await forecast.MonthAsync([], SpendBasis.Best, ct);
        var ahead = await budgets.AheadAsync(1, ct);
        return new MonthCardFigures(
            month.Line.Spent, month.Line.Expected, month.Line.Low, month.Line.High, $"/spend?from={DayFormat.Iso(month.Period.From)}&to={DayFormat.Iso(month.Today)}",
            ahead?.Budgets ?? 0, ahead?.Over ?? 0, ahead?.ProjectedOver ?? 0, ahead?.Overall?.Budget.Limit, ahead?.Overall?.Budget.Currency ?? MoneyFormat.Usd);
    }
}

/// <summary>This month; null is unknown.</summary>
/// <param name="ExpectedUsd">Null while too little is known to say anything.</param>
/// <param name="Path">The page that shows the days so far.</param>
/// <param name="Limit">Of the budget for all spend, in <paramref name="Currency"/>; null when there is none.</param>
public sealed record MonthCardFigures(
    decimal? SpendUsd, decimal? ExpectedUsd, decimal? LowUsd, decimal? HighUsd, string Path, int Budgets, int Over, int ProjectedOver, decimal? Limit, string Currency)
{
    public string BudgetPath => Budgets == 0 ? "/budgets/new" : "/budgets";
}
