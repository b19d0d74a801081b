using Dashboard.Core.Units;

namespace Dashboard.Tests.Units;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  =HYPERLINK(1)", "'  =HYPERLINK(1)")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-12.5x", "'-12.5x")]
    [InlineData("-12\n", "\"'-12\n\"")]
    [InlineData("1,000", "\"1,000\"")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"a\"", "\"say \"\"a\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData(null, "")]
    public void A_cell_is_quoted_and_never_a_formula(string? value, string written) => Assert.Equal(written, CsvCell.Write(value));
}
