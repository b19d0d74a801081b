using Dashboard.Core.Units;

namespace Dashboard.Tests.Units;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0.0000000005", 0)]
    [InlineData("0.0000000015", 2)]
    [InlineData("-0.0000000015", -2)]
    [InlineData("1.234567891", 1_234_567_891)]
    public void A_half_nano_goes_to_the_even_side(string usd, long nanos) =>
        Assert.Equal(nanos, Money.ToNanos(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-987_654_321)]
    [InlineData(long.MaxValue)]
    public void There_and_back_is_the_same(long nanos) => Assert.Equal(nanos, Money.ToNanos(Money.FromNanos(nanos)));

    [Fact]
    public void Unknown_stays_unknown_and_too_much_is_refused()
    {
        Assert.Null(Money.ToNanos((decimal?)null));
        Assert.Null(Money.FromNanos((long?)null));
        Assert.Throws<OverflowException>(() => Money.ToNanos(10_000_000_000m));
    }
}
