using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Costs;

namespace Dashboard.Tests.Usage.Ledger;

/// <summary>Charges are laid on the usage that caused them, to the last nano.</summary>
public sealed class CostSpreadingTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void A_charge_takes_the_place_of_what_entries_say_in_proportion_to_their_price()
    {
        var shares = CostSpreading.Spread(
            [Cell(1, weight: 300, best: 300), Cell(2, weight: 100, best: 777, reported: 777)],
            [Charge(1000)]);

        Assert.Equal([750L, 250L], shares.Select(s => s.ChargedNanos));
        Assert.Equal([450L, -527L], shares.Select(s => s.BestNanos));
        Assert.Equal([750L, -527L], shares.Select(s => s.ReportedNanos));
        Assert.All(shares, s => Assert.Equal(0, s.Lines));
    }

    [Fact]
    public void Nothing_is_lost_to_rounding()
    {
        var cells = Enumerable.Range(1, 7).Select(n => Cell(n, weight: n * 13, best: n * 13)).ToList();

        foreach (var nanos in new long[] { 1, 10, 999_999_999_999, -17, 6_000_000_000_000_000_000 })
            Assert.Equal(nanos, CostSpreading.Spread(cells, [Charge(nanos)]).Sum(s => s.ChargedNanos));
    }

    [Fact]
    public void A_charge_that_names_a_model_goes_to_that_model_or_stands_by_itself()
    {
        UsageCell[] cells = [Cell(1, 100, 100, model: "openai/a"), Cell(2, 100, 100, model: "openai/b")];

        var shares = CostSpreading.Spread(cells, [Charge(60, model: "openai/b"), Charge(5, model: "openai/c")]);

        Assert.Equal(-100, shares.Single(s => s.Series == 1).BestNanos);
        Assert.Equal(60, shares.Single(s => s.Series == 2).ChargedNanos);
        var alone = shares.Single(s => s.Series == 99);
        Assert.Equal((5L, 5L, 1L), (alone.ChargedNanos, alone.BestNanos, alone.Lines));
    }

    [Fact]
    public void What_is_no_use_of_a_model_stands_by_itself()
    {
        var shares = CostSpreading.Spread([Cell(1, 100, 100)], [Charge(80), Charge(-30, kind: CostKind.Credit)]);

        Assert.Equal(80, shares.Single(s => s.Series == 1).ChargedNanos);
        Assert.Equal(-30, shares.Single(s => s.Series == 99).ChargedNanos);
    }

    [Theory]
    [InlineData("org-1", "org-2", 0)]
    [InlineData("org-1", null, 80)]
    [InlineData(null, "org-2", 80)]
    [InlineData("org-1", "org-1", 80)]
    public void An_account_that_is_not_named_may_be_the_one_that_is(string? charged, string? used, long onUsage)
    {
        var shares = CostSpreading.Spread([Cell(1, 100, 100) with { Account = used }], [Charge(80) with { Account = charged }]);

        Assert.Equal(onUsage, shares.Where(s => s.Series == 1).Sum(s => s.ChargedNanos));
    }

    [Fact]
    public void A_key_or_project_is_followed_where_usage_knows_it_and_let_go_where_not()
    {
        UsageCell[] cells = [Cell(1, 100, 100) with { ApiKey = "k1", Project = "p" }, Cell(2, 100, 100) with { ApiKey = "k2", Project = "p" }];

        Assert.Equal(80, CostSpreading.Spread(cells, [Charge(80) with { Key = "k2", Project = "p" }]).Single(s => s.Series == 2).ChargedNanos);
        Assert.Equal(40, CostSpreading.Spread(cells, [Charge(80) with { Key = "another name", Project = "p" }]).Single(s => s.Series == 2).ChargedNanos);
    }

    [Fact]
    public void A_month_is_laid_on_all_of_its_days()
    {
        UsageCell[] cells = [Cell(1, 100, 100), Cell(1, 300, 300) with { Day = 20_100, Reporting = Day.AddDays(29) }, Cell(1, 50, 50) with { Day = 20_200 }];

        var shares = CostSpreading.Spread(cells, [Charge(400) with { Day = 20_071, Days = 30 }]);

        Assert.Equal([(20_071, 100L), (20_100, 300L)], shares.Select(s => (s.ForDay, s.ChargedNanos)));
    }

    private static UsageCell Cell(int series, long weight, long best, long reported = 0, string? model = "openai/a") =>
        new(20_071, Day, series, "openai", null, model, null, null, weight, best, 1, reported, reported == 0 ? 0 : 1);

    private static Charge Charge(long nanos, string? model = null, CostKind kind = CostKind.Usage) =>
        new(20_071, 1, 99, kind, nanos, "openai", null, model, null, null);
}
