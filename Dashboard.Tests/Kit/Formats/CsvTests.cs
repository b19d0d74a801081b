using Dashboard.Kit.Formats;

namespace Dashboard.Tests.Kit.Formats;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-cmd|calc", "'-cmd|calc")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("+3e-5", "+3e-5")]
    [InlineData("-12\n", "\"'-12\n\"")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void A_cell_is_text_that_a_spreadsheet_does_not_run(string cell, string written) =>
        Assert.Equal(written + "\r\n", Csv.Write([[cell]]));

    [Fact]
    public void Numbers_are_exact_and_the_unknown_is_empty() =>
        Assert.Equal("Day,Cost\r\n2026-11-23,0.000000042\r\n2026-11-24,\r\n", Csv.Write([["Day", "Cost"], ["2026-11-23", 0.000000042m], ["2026-11-24", null]]));
}
