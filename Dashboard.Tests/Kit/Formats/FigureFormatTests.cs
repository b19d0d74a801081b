using System.Globalization;

using Dashboard.Kit.Formats;

namespace Dashboard.Tests.Kit.Formats;

public sealed class FigureFormatTests
{
    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("0.0042", "$0.0042")]
    [InlineData("0.00421", "$0.0042")]
    [InlineData("0.00000015", "$0.00000015")]
    [InlineData("0.05", "$0.05")]
    [InlineData("0.0123", "$0.012")]
    [InlineData("0.5", "$0.50")]
    [InlineData("0.999", "$1.00")]
    [InlineData("1234.56", "$1,234.56")]
    [InlineData("-12.3", "−$12.30")]
    [InlineData("999999.99", "$999,999.99")]
    [InlineData("999999.996", "$1.00 M")]
    [InlineData("1230000", "$1.23 M")]
    [InlineData("12345678", "$12.3 M")]
    [InlineData("999600000", "$1.00 B")]
    [InlineData("-4200000000", "−$4.20 B")]
    [InlineData("79228162514264337593543950335", "$79,228,162,514,264,338 T")]
    public void Money_is_short_but_never_vague(string usd, string text) => Assert.Equal(text, MoneyFormat.Brief(Number(usd)));

    [Fact]
    public void Money_that_is_not_known_is_not_zero()
    {
        Assert.Equal("unknown", MoneyFormat.Brief(null));
        Assert.Equal("unknown", MoneyFormat.Full(null));
    }

    [Fact]
    public void The_full_amount_keeps_every_digit() => Assert.Equal("−$1,234,567.890123456", MoneyFormat.Full(-1234567.890123456m));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("999", "999")]
    [InlineData("999.6", "1.00 k")]
    [InlineData("12400", "12.4 k")]
    [InlineData("12400000", "12.4 M")]
    [InlineData("999999", "1.00 M")]
    [InlineData("1234567890", "1.23 B")]
    [InlineData("-12400", "−12.4 k")]
    public void Tokens_have_three_digits_and_a_unit(string tokens, string text) => Assert.Equal(text, AmountFormat.Tokens(Number(tokens)));

    [Theory]
    [InlineData("12345", "12,345")]
    [InlineData("3.44", "3.4")]
    [InlineData("3", "3")]
    [InlineData("999999", "999,999")]
    [InlineData("1234567", "1.23 M")]
    public void Counts_are_exact_below_a_million(string count, string text) => Assert.Equal(text, AmountFormat.Count(Number(count)));

    [Theory]
    [InlineData("0", "0 %")]
    [InlineData("0.00001", "< 0.1 %")]
    [InlineData("0.042", "4.2 %")]
    [InlineData("0.0996", "10 %")]
    [InlineData("0.62", "62 %")]
    [InlineData("0.9951", "99.5 %")]
    [InlineData("0.999999", "> 99.9 %")]
    [InlineData("1", "100 %")]
    [InlineData("1.4", "140 %")]
    [InlineData("-0.05", "−5.0 %")]
    public void Shares_never_round_to_none_or_all(string share, string text) => Assert.Equal(text, ShareFormat.Of(Number(share)));

    [Theory]
    [InlineData("100", "112", ChangeDirection.Up, "+12 %", "up 12 %")]
    [InlineData("100", "95.8", ChangeDirection.Down, "−4.2 %", "down 4.2 %")]
    [InlineData("100", "0", ChangeDirection.Down, "−100 %", "down 100 %")]
    [InlineData("100", "100", ChangeDirection.Same, "no change", "no change")]
    [InlineData("0", "0", ChangeDirection.Same, "no change", "no change")]
    [InlineData("0", "5", ChangeDirection.Up, "new", "new: there was nothing before")]
    [InlineData("2", "90", ChangeDirection.Up, "45 times", "45 times as much")]
    public void A_change_has_a_direction_and_words(string before, string now, ChangeDirection direction, string text, string spoken) =>
        Assert.Equal(new Change(direction, text, spoken), Change.Between(Number(before), Number(now)));

    [Fact]
    public void Nothing_is_said_about_a_change_from_or_to_the_unknown()
    {
        Assert.Equal(ChangeDirection.Unknown, Change.Between(null, 5).Direction);
        Assert.Equal(ChangeDirection.Unknown, Change.Between(5, null).Direction);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
