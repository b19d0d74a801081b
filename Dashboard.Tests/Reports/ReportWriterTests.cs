using System.Text;

using AngleSharp.Html.Parser;

using Dashboard.Core.Reports.Documents;
using Dashboard.Core.Reports.Writers;

namespace Dashboard.Tests.Reports;

public sealed class ReportWriterTests
{
    private static readonly ReportDocument Document = new(
        "Risk summary", "1 Nov 2026 to 23 Nov 2026", new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc),
        [
            new ReportSection("Spend", ["Two models have no price."], new ReportTable(
                [new("Provider"), new("Spend", Numeric: true), new("Share", Numeric: true)],
                [
                    [ReportCell.Of("openai"), ReportCell.Usd(1234.56m), ReportCell.Share(0.75m)],
                    [ReportCell.Of("=cmd|' /C calc'!A0"), ReportCell.Usd(0.0042m), ReportCell.Share(null)],
                    [ReportCell.Of("<script>alert(1)</script> | [x](javascript:1)"), ReportCell.Usd(null), ReportCell.Share(0)],
                ])),
        ]);

    [Fact]
    public async Task Markdown_shows_tables_and_keeps_text_from_outside_text()
    {
        var text = await WriteAsync(new MarkdownWriter());

        Assert.StartsWith("# Risk summary\n", text);
        Assert.Contains("| openai | $1,234.56 | 75.0 % |", text);
        Assert.Contains("$0.0042 | unknown |", text);
        Assert.Contains(@"\<script\>alert(1)\</script\> \| \[x\](javascript:1) | unknown |", text);
    }

    [Fact]
    public async Task Html_is_one_file_without_scripts_in_which_text_from_outside_is_text()
    {
        var html = await WriteAsync(new HtmlWriter());

        var page = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
        Assert.Empty(page.QuerySelectorAll("script, link, img, a"));
        Assert.Equal("Risk summary", page.QuerySelector("h1")!.TextContent);
        var cells = page.QuerySelectorAll("tbody td").Select(c => c.TextContent).ToArray();
        Assert.Equal(["openai", "$1,234.56", "75.0 %"], cells[..3]);
        Assert.Equal("<script>alert(1)</script> | [x](javascript:1)", cells[6]);
    }

    [Fact]
    public async Task Csv_holds_exact_values_and_no_formulas()
    {
        var lines = (await WriteAsync(new CsvWriter())).Split("\r\n");

        Assert.Contains("Spend,Two models have no price.", lines);
        Assert.Contains("Section,Provider,Spend,Share", lines);
        Assert.Contains("Spend,openai,1234.56,0.75", lines);
        Assert.Contains("Spend,'=cmd|' /C calc'!A0,0.0042,unknown", lines);
    }

    private static async Task<string> WriteAsync(IReportWriter writer)
    {
        using var output = new MemoryStream();
        await writer.WriteAsync(Document, output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
