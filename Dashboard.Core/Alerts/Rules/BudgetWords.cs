using System.Globalization;

using Dashboard.Core.Usage.Budgets;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>What both rules of budgets say.</summary>
internal static class BudgetWords
{
    /// <summary>A budget in one of its periods.</summary>
    public static string Subject(BudgetStanding standing) => $"{standing.Budget.Key}/{standing.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public static string Path(BudgetStanding standing) => $"/budgets/{Uri.EscapeDataString(standing.Budget.Key)}";

    /// <summary>The figures behind the sentence, as they are now.</summary>
    public static string Detail(BudgetStanding standing)
    {
        var (budget, currency) = (standing.Budget, standing.Budget.Currency);
        List<string> says =
        [
            standing.Spent is { } spent
                ? $"Spent {BudgetSentences.Amount(spent, currency)} ({Percent(spent / budget.Limit)}) of {BudgetSentences.Amount(budget.Limit, currency)} for {BudgetSentences.Scope(budget)}"
                : $"The spend for {BudgetSentences.Scope(budget)} is not known",
            $"from {Day(standing.From)} to {Day(standing.Until.AddDays(-1))}, {Days(standing.DaysLeft)}.",
        ];
        if (standing is { Projected: { } projected, DaysLeft: > 0 })
            says.Add($"Projected: {BudgetSentences.Amount(projected, currency)} ({Percent(projected / budget.Limit)}).");

        if (standing.Sum is { UnpricedEntries: > 0 } sum)
            says.Add($"On top of it {(sum.UnpricedRequests ?? sum.UnpricedEntries).ToString("N0", CultureInfo.InvariantCulture)} {(sum.UnpricedRequests is null ? "entries" : "requests")} have no price.");

        return string.Join(' ', says);
    }

    private static string Days(int left) => left switch
    {
        0 => "over",
        1 => "its last day",
        _ => $"{left} days left with today",
    };

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    // Rounded down: 99.9 % of a limit is not all of it.
    private static string Percent(decimal part) => $"{decimal.Floor(part * 100).ToString("N0", CultureInfo.InvariantCulture)} %";
}
