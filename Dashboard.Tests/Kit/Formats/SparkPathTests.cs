using Dashboard.Kit.Formats;

namespace Dashboard.Tests.Kit.Formats;

public sealed class SparkPathTests
{
    [Fact]
    public void A_line_stands_on_zero() => Assert.Equal("M0 15L50 10L100 0", SparkPath.Line([1, 2, 4], 100, 20));

    [Fact]
    public void A_gap_is_a_gap_and_a_lone_point_a_dot() => Assert.Equal("M0 0L25 0M75 0h0", SparkPath.Line([2, 2, null, 2, null], 100, 20));

    [Fact]
    public void Nothing_and_zeros_draw_without_failing()
    {
        Assert.Equal("", SparkPath.Line([null, null], 100, 20));
        Assert.Equal("", SparkPath.Line([], 100, 20));
        Assert.Equal("M0 20L100 20", SparkPath.Line([0, 0], 100, 20));
        Assert.Equal("M50 0h0", SparkPath.Line([7], 100, 20));
    }

    [Fact]
    public void The_largest_amounts_fit() => Assert.Equal("M0 10L100 0", SparkPath.Line([decimal.MaxValue / 2, decimal.MaxValue], 100, 20));
}
