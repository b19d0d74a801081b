using Dashboard.Core.Usage.Budgets;

namespace Dashboard.Tests.Usage.Budgets;

/// <summary>Which days belong to which period.</summary>
public sealed class BudgetPeriodsTests
{
    [Theory]
    [InlineData(BudgetCycle.Month, 1, "2026-11-23", "2026-11-01", "2026-12-01")]
    [InlineData(BudgetCycle.Month, 15, "2026-11-14", "2026-10-15", "2026-11-15")]
    [InlineData(BudgetCycle.Month, 15, "2026-11-15", "2026-11-15", "2026-12-15")]
    [InlineData(BudgetCycle.Month, 31, "2026-02-27", "2026-01-31", "2026-02-28")]
    [InlineData(BudgetCycle.Month, 31, "2026-02-28", "2026-02-28", "2026-03-31")]
    [InlineData(BudgetCycle.Month, 31, "2028-02-28", "2028-01-31", "2028-02-29")]
    [InlineData(BudgetCycle.Month, 31, "2026-04-30", "2026-04-30", "2026-05-31")]
    [InlineData(BudgetCycle.Month, 30, "2026-03-01", "2026-02-28", "2026-03-30")]
    [InlineData(BudgetCycle.Month, 31, "2027-01-01", "2026-12-31", "2027-01-31")]
    [InlineData(BudgetCycle.Quarter, 1, "2026-11-23", "2026-10-01", "2027-01-01")]
    [InlineData(BudgetCycle.Quarter, 2, "2026-01-31", "2025-11-01", "2026-02-01")]
    [InlineData(BudgetCycle.Quarter, 3, "2026-11-23", "2026-09-01", "2026-12-01")]
    [InlineData(BudgetCycle.Week, 1, "2026-11-23", "2026-11-23", "2026-11-30")]
    [InlineData(BudgetCycle.Week, 7, "2026-11-23", "2026-11-22", "2026-11-29")]
    [InlineData(BudgetCycle.Week, 3, "2026-11-24", "2026-11-18", "2026-11-25")]
    public void A_day_belongs_to_the_period_of_its_reset(BudgetCycle cycle, int reset, string day, string from, string until)
    {
        var period = BudgetPeriods.At(cycle, reset, UsageHouse.Day(day));

        Assert.Equal((UsageHouse.Day(from), UsageHouse.Day(until)), (period.From, period.Until));
    }

    [Fact]
    public void Every_day_of_five_years_belongs_to_exactly_one_period_and_periods_follow_each_other()
    {
        foreach (var cycle in Enum.GetValues<BudgetCycle>())
        {
            for (var reset = 1; reset <= BudgetPeriods.MostReset(cycle); reset++)
            {
                var period = BudgetPeriods.At(cycle, reset, UsageHouse.Day("2023-12-20"));
                for (var day = period.From; day < UsageHouse.Day("2029-01-10"); day = day.AddDays(1))
                {
                    if (day == period.Until)
                    {
                        var next = BudgetPeriods.At(cycle, reset, day);
                        Assert.Equal((day, period), (next.From, BudgetPeriods.Before(cycle, reset, next)));
                        period = next;
                    }

                    Assert.Equal(period, BudgetPeriods.At(cycle, reset, day));
                }
            }
        }
    }
}
