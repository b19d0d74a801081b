using Dashboard.Kit.Charts;

using static Dashboard.Tests.Kit.Charts.ChartFigures;

namespace Dashboard.Tests.Kit.Charts;

public sealed class SeriesFoldingTests
{
    [Fact]
    public void Eight_series_stay_as_they_are_largest_first()
    {
        var folded = SeriesFolding.Fold([.. Enumerable.Range(1, 8).Select(i => Series($"s{i}", i))]);

        Assert.Equal(["s8", "s7", "s6", "s5", "s4", "s3", "s2", "s1"], folded.Select(s => s.Name));
    }

    [Fact]
    public void The_ninth_makes_a_tail_and_nothing_is_lost()
    {
        var series = Enumerable.Range(1, 20).Select(i => Series($"s{i}", i, i * 2, null)).ToArray();
        var folded = SeriesFolding.Fold(series);

        Assert.Equal(8, folded.Count);
        Assert.Equal("Other (13)", folded[^1].Name);
        Assert.Null(folded[^1].Key);
        Assert.Equal(SeriesColour.Other, folded[^1].Colour);
        Assert.Equal(series.Sum(s => s.Total), folded.Sum(s => s.Total));
    }

    [Fact]
    public void A_gap_in_the_whole_tail_stays_a_gap_and_a_known_part_is_shown()
    {
        var folded = SeriesFolding.Fold([Series("large", 100, 100, 100), Series("a", 1, null, null), Series("b", 2, 3, null)], most: 2);

        Assert.Equal([3m, 3m, null], folded[^1].Values);
    }

    [Fact]
    public void Unknown_series_come_last_and_equal_ones_by_name()
    {
        var folded = SeriesFolding.Fold([Series("unknown", null, null), Series("b", 1), Series("a", 1), Series("refund", -5)]);

        Assert.Equal(["a", "b", "refund", "unknown"], folded.Select(s => s.Name));
    }
}
