using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.Outlook;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>How a budget stands, from the amounts of its days. Pure.</summary>
internal static class JudgeBudget
{
    /// <summary>How many days before a period are read for its projection.</summary>
    public const int DaysBefore = 120;

    /// <param name="dataUntil">The last day of which the ledger knows anything: later days are not zero but unknown.</param>
    public static (BudgetStanding Standing, IReadOnlyList<BudgetDay> Days) Of(
        BudgetDraft budget, string? subject, Period period, DateOnly today, BudgetAmounts amounts, DateOnly? dataUntil)
    {
        var sum = amounts.Sum(period);
        var forecast = sum.Amount is null ? Nothing : ForecastSum.Of(amounts.Until(today), period);
        // What is known of the days to come (a source ahead of our clock) is spent, whatever is expected.
        var projected = forecast.Expected is { } expected ? Math.Max(expected, sum.Amount!.Value) : (decimal?)null;
        var standing = new BudgetStanding(
            budget, subject, period.From, period.Until, today, sum, dataUntil, projected, forecast.Low, Highest(forecast.High, projected), forecast.Method);
        return (standing, sum.Amount is null ? [] : Days(period, today, amounts, dataUntil, forecast));
    }

    private static readonly ForecastLine Nothing = new(null, null, null, ForecastMethod.NotEnoughHistory, []);

    private static decimal? Highest(decimal? high, decimal? projected) => high < projected ? projected : high;

    private static List<BudgetDay> Days(Period period, DateOnly today, BudgetAmounts amounts, DateOnly? dataUntil, ForecastLine forecast)
    {
        var expected = forecast.Days.ToDictionary(d => d.Day);
        var lastKnown = Least(dataUntil ?? today.AddDays(-1), today);
        List<BudgetDay> days = [];
        var sum = 0m;
        for (var day = period.From; day < period.Until; day = day.AddDays(1))
        {
            // A day of which nothing has a price leaves the sum of the others standing; it is told beside the sum.
            sum += amounts.On(day) ?? 0;
            var known = day <= lastKnown;
            var guess = expected.GetValueOrDefault(day) is { } found && (found.IsForecast || day == lastKnown) ? found : null;
            days.Add(new BudgetDay(day, known ? sum : null, guess?.Sum, guess?.Low, guess?.High));
        }

        return days;
    }

    private static DateOnly Least(DateOnly a, DateOnly b) => a < b ? a : b;
}
