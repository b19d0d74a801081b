using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Reports.Documents;

/// <summary>What was spent, on whom.</summary>
internal static class SpendSection
{
    public static ReportSection Of(SpendAnswer spend)
    {
        var totals = spend.Totals;
        var rows = spend.Rows.OrderByDescending(r => r.Figures.CostUsd ?? -1).Select(r => Row(r.Keys[0] ?? ReportCell.Unknown, r.Figures, totals));
        return new ReportSection("Spend", Sentences(totals), totals.IsNone ? null : new ReportTable(
            [new("Provider"), new("Spend (USD)", Numeric: true), new("Share", Numeric: true), new("Requests", Numeric: true), new("Unpriced entries", Numeric: true)],
            [.. rows, Row("Total", totals, totals)]));
    }

    private static IReadOnlyList<string> Sentences(SpendFigures totals) => totals switch
    {
        { Entries: 0 } => ["No usage is known for this period."],
        { UnpricedEntries: > 0 } => [$"{ReportCell.Count(totals.UnpricedEntries).Text} of {ReportCell.Count(totals.Entries).Text} entries have no price: the true spend is higher."],
        _ => [],
    };

    private static IReadOnlyList<ReportCell> Row(string name, SpendFigures figures, SpendFigures totals) =>
    [
        ReportCell.Of(name),
        ReportCell.Usd(figures.CostUsd),
        ReportCell.Share(totals.CostUsd is > 0 ? figures.CostUsd / totals.CostUsd : null),
        ReportCell.Count(figures.Requests),
        ReportCell.Count(figures.UnpricedEntries),
    ];
}
