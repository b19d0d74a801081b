using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Reconciliation;

namespace Dashboard.Tests.Usage.Reconciliation;

/// <summary>The parts of a difference add up to it, whatever the reasons.</summary>
public sealed class ReconcileTests
{
    private const long Dollar = 1_000_000_000;
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Fact]
    public void Every_reason_is_told_apart()
    {
        var result = Of(
            [Used(1, 10), Used(2, 20), Used(29, 40)],
            [Line(1, 12), Line(5, 7), Line(1, 3, CostKind.Other), Line(1, -2, CostKind.Credit), Line(1, 1, CostKind.Tax), Line(29, 30)]);

        Assert.Equal((51m, 70m, -19m), (result.ReportedUsd, result.ComputedUsd, result.DifferenceUsd));
        Assert.Equal(
            [
                new(DifferenceReason.NotCovered, -20), new(DifferenceReason.NoUsage, 7), new(DifferenceReason.OtherThanTokens, 3),
                new(DifferenceReason.Credits, -2), new(DifferenceReason.Taxes, 1), new(DifferenceReason.Late, -10), new(DifferenceReason.Prices, 2),
            ],
            result.Parts);
        Assert.Equal((ReportedBy.Account, 3, 2), (result.By, result.DaysUsed, result.DaysReported));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_parts_always_add_up(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var used = Enumerable.Range(1, 31).Where(_ => random.Next(3) > 0)
                .Select(d => new UsedDay(new DateOnly(2026, 3, d), 5, random.Next(1000), 4, random.Next(2) * random.Next(900), random.Next(2), random.Next(1000), 0)).ToList();
            var charged = Enumerable.Range(0, random.Next(20))
                .Select(_ => new ChargedLine(new DateOnly(2026, 3, random.Next(1, 32)), random.Next(1, 8), (CostKind)random.Next(6), random.Next(5) == 0 ? "EUR" : "USD", random.Next(-500, 2000))).ToList();

            var result = Of(used, charged);

            if (result.By != ReportedBy.Nobody && result.DifferenceUsd is { } difference)
                Assert.Equal(difference, result.Parts.Sum(p => p.Usd));
        }
    }

    [Fact]
    public void Rows_that_report_their_own_cost_are_compared_without_an_account()
    {
        var result = Of([new UsedDay(new DateOnly(2026, 3, 1), 2, 30 * Dollar, 2, 12 * Dollar, 1, 32 * Dollar, 0)], []);

        Assert.Equal((ReportedBy.Rows, 12m, 30m), (result.By, result.ReportedUsd, result.ComputedUsd));
        Assert.Equal([new(DifferenceReason.NotCovered, -20), new(DifferenceReason.Prices, 2)], result.Parts);
    }

    [Fact]
    public void What_nobody_reported_or_priced_is_unknown_not_zero()
    {
        var result = Of([new UsedDay(new DateOnly(2026, 3, 1), 7, 0, 0, 0, 0, 0, 0)], [new ChargedLine(new DateOnly(2026, 3, 1), 1, CostKind.Usage, "CNY", Dollar)]);

        Assert.Equal((ReportedBy.Nobody, (decimal?)null, (decimal?)null, (decimal?)null), (result.By, result.ReportedUsd, result.ComputedUsd, result.DifferenceUsd));
        Assert.Equal((7L, new ForeignCharges("CNY", 1)), (result.UnpricedEntries, Assert.Single(result.OtherCurrencies)));
    }

    private static Reconciled Of(IReadOnlyList<UsedDay> used, IReadOnlyList<ChargedLine> charged) => Reconcile.Of("openai", null, used, charged, Today);

    private static UsedDay Used(int day, long usd) => new(new DateOnly(2026, 3, day), 1, usd * Dollar, 1, 0, 0, usd * Dollar, 0);

    private static ChargedLine Line(int day, long usd, CostKind kind = CostKind.Usage) => new(new DateOnly(2026, 3, day), 1, kind, "USD", usd * Dollar);
}
