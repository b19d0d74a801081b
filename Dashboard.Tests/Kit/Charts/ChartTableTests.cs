using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

using static Dashboard.Tests.Kit.Charts.ChartFigures;

namespace Dashboard.Tests.Kit.Charts;

public sealed class ChartTableTests
{
    [Fact]
    public void The_table_holds_what_the_chart_shows_with_sums_and_notes()
    {
        var table = ChartTable.From(Spend);

        Assert.Equal(["Day", "Anthropic", "=OpenAI", "Total"], table.Columns);
        Assert.Equal([10.5m, 1, 11.5m], table.Rows[0].Values);
        Assert.Equal([20, null, 20], table.Rows[1].Values);
        Assert.Equal("Anthropic changed its usage policy", table.Rows[1].Note);
        Assert.Equal([null, null, null], table.Rows[2].Values);
        Assert.Equal("not over yet", table.Rows[2].Note);
        Assert.Equal([30.5m, 1, 31.5m], table.Totals!.Values);
    }

    [Fact]
    public void The_csv_has_every_digit_no_formulas_and_empty_unknowns()
    {
        const string Expected = """
            Day,Anthropic,'=OpenAI,Total,Notes
            21 Nov 2026,10.5,1,11.5,
            22 Nov 2026,20,,20,Anthropic changed its usage policy
            23 Nov 2026,,,,not over yet

            """;

        Assert.Equal(Expected.ReplaceLineEndings("\r\n"), ChartTable.From(Spend).ToCsv());
    }

    [Fact]
    public void Parts_of_a_whole_stand_below_each_other()
    {
        var table = ChartTable.From(Whole(ChartKind.Donut));

        Assert.Equal(["Provider", "Spend"], table.Columns);
        Assert.Equal([("a", 3m), ("b", null)], table.Rows.Select(r => (r.Name, r.Values[0])));
        Assert.Equal([3m], table.Totals!.Values);
    }

    [Fact]
    public void Lines_are_not_added_up() => Assert.Null(ChartTable.From(Spend with { Kind = ChartKind.Line }).Totals);

    [Fact]
    public void The_summary_names_the_total_and_the_largest_part()
    {
        Assert.Equal(
            "Spend by provider, 21 Nov 2026 to 23 Nov 2026. Total $31.50; the largest part is Anthropic with $30.50, 97 %. The table below it holds the same figures.",
            ChartSummary.Of(Spend));
        Assert.Equal("Spend by provider: nothing is known.", ChartSummary.Of(Spend with { Series = [Series("a", null, null, null)] }));
    }

    [Fact]
    public void Hidden_series_are_not_sent_to_the_browser()
    {
        var payload = ChartPayload.From(Spend, new HashSet<string> { "Anthropic" });

        Assert.Equal("=OpenAI", Assert.Single(payload.Series).Name);
    }

    private static ChartModel Whole(ChartKind kind) => new()
    {
        Kind = kind,
        Title = "Share of spend",
        Format = ValueFormat.Money,
        CategoryName = "Provider",
        Categories = [ChartCategory.Named("Spend")],
        Series = [Series("a", 3), Series("b", new decimal?[] { null })],
    };
}
