using System.Globalization;

using Dashboard.Core.Usage.Currency;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>What a budget says, in words that outlive it.</summary>
public static class BudgetSentences
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary><c>1,200.00 USD a month</c></summary>
    public static string Limit(BudgetDraft budget) => $"{Amount(budget.Limit, budget.Currency)} a {budget.Cycle.ToString().ToLowerInvariant()}";

    /// <summary><c>$1,200.00</c>, <c>1,200.00 EUR</c>: cents, for sentences.</summary>
    public static string Amount(decimal amount, string currency)
    {
        var text = decimal.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("#,0.00", CultureInfo.InvariantCulture);
        return currency == CurrencyCode.Usd ? $"${text}" : $"{text} {currency}";
    }

    /// <summary><c>all spend</c>, <c>provider anthropic</c></summary>
    public static string Scope(BudgetDraft budget) =>
        budget.Scope == BudgetScope.All ? "all spend" : $"{budget.Scope.ToString().ToLowerInvariant()} {budget.Of}";

    /// <summary><c>each month from day 31 (the last day of shorter months)</c></summary>
    public static string Cycle(BudgetCycle cycle, int resetOn) => cycle switch
    {
        BudgetCycle.Week => $"each week from {Weekdays[Math.Clamp(resetOn, 1, 7) - 1]}",
        BudgetCycle.Month when resetOn == 1 => "each calendar month",
        BudgetCycle.Month when resetOn > 28 => $"each month from day {resetOn}, or the last day of a shorter month",
        BudgetCycle.Month => $"each month from day {resetOn}",
        _ when resetOn == 1 => "each calendar quarter",
        _ => $"each quarter, counted from {(resetOn == 2 ? "February" : "March")}",
    };

    /// <summary>What is told, and when.</summary>
    public static string Alerts(BudgetDraft budget)
    {
        var at = budget.AlertAt ?? BudgetDraft.UsualAlerts;
        var spent = at.Count == 0 ? null : string.Join(", ", at.Select(p => $"{p} %"));
        return (spent, budget.AlertOnProjection) switch
        {
            (null, false) => "no alerts",
            (null, true) => "alert on a projected overrun",
            (_, false) => $"alerts at {spent}",
            _ => $"alerts at {spent} and on a projected overrun",
        };
    }

    internal static IEnumerable<string> Differences(BudgetDraft? before, BudgetDraft after)
    {
        if (before is null)
        {
            yield return $"{Limit(after)} for {Scope(after)}, {Cycle(after.Cycle, after.ResetOn)}, {Alerts(after)}";
            yield break;
        }

        foreach (var (what, was, now) in ((string, string, string)[])
        [
            ("Name", before.Name, after.Name),
            ("Limit", Amount(before.Limit, before.Currency), Amount(after.Limit, after.Currency)),
            ("For", Scope(before), Scope(after)),
            ("Period", Cycle(before.Cycle, before.ResetOn), Cycle(after.Cycle, after.ResetOn)),
            ("Alerts", Alerts(before), Alerts(after)),
        ])
        {
            if (was != now)
                yield return $"{what}: {was} → {now}";
        }
    }
}
