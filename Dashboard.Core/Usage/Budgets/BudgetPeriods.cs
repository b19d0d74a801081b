using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>
/// Which days belong to a period of a budget. A month begins on its day 1 to 31, or on the last day of a month that is too
/// short for it; a quarter on the first day of every third month, counted from January, February or March (1 to 3); a week on
/// Monday (1) to Sunday (7). Periods follow each other without a gap: every day belongs to exactly one.
/// </summary>
public static class BudgetPeriods
{
    /// <summary>The largest reset of a cycle; the smallest is 1.</summary>
    public static int MostReset(BudgetCycle cycle) => cycle switch
    {
        BudgetCycle.Week => 7,
        BudgetCycle.Month => 31,
        _ => 3,
    };

    /// <summary>The period that a day belongs to.</summary>
    public static Period At(BudgetCycle cycle, int resetOn, DateOnly day)
    {
        var from = Start(cycle, resetOn, day);
        return new Period(from, Next(cycle, resetOn, from));
    }

    /// <summary>The period that ends where this one begins.</summary>
    public static Period Before(BudgetCycle cycle, int resetOn, Period period) => At(cycle, resetOn, period.From.AddDays(-1));

    private static DateOnly Start(BudgetCycle cycle, int resetOn, DateOnly day)
    {
        switch (cycle)
        {
            case BudgetCycle.Week:
                return day.AddDays(-(((int)day.DayOfWeek - resetOn + 7) % 7));
            case BudgetCycle.Month:
                var here = InMonth(day.Year, day.Month, resetOn);
                var before = FirstOf(day).AddMonths(-1);
                return day >= here ? here : InMonth(before.Year, before.Month, resetOn);
            default:
                return FirstOf(day).AddMonths(-((day.Month - resetOn + 12) % 3));
        }
    }

    private static DateOnly Next(BudgetCycle cycle, int resetOn, DateOnly from)
    {
        switch (cycle)
        {
            case BudgetCycle.Week:
                return from.AddDays(7);
            case BudgetCycle.Month:
                var month = FirstOf(from).AddMonths(1);
                return InMonth(month.Year, month.Month, resetOn);
            default:
                return from.AddMonths(3);
        }
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly InMonth(int year, int month, int day) => new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
