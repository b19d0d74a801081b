using System.Globalization;

using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>The table of the Spend page as a file: the same rows, every digit, unknown cells empty.</summary>
internal static class SpendCsv
{
    public static string FileName(SpendView view) =>
        $"spend-by-{view.Choice.By.Name()}-{DayFormat.Iso(view.Report.Period.From)}-to-{DayFormat.Iso(view.Report.Period.Until.AddDays(-1))}.csv";

    public static string Write(SpendView view)
    {
        var compared = !view.Choice.By.IsTime();
        List<string?[]> lines =
        [
            [
                SpendWords.Of(view.Choice.By), "Id", "Spend (USD)", "Share", .. compared ? ["Spend in the period before (USD)"] : Array.Empty<string>(),
                "Requests", "Input tokens, uncached", "Cache read tokens", "Cache write tokens", "Output tokens", "Reasoning tokens (part of output)", "Entries", "Unpriced entries",
            ],
            .. view.Rows.Select(r => Line(r.Name, r.Value, r.Now, r.Share, compared, r.Before)),
            Line("Total", null, view.Report.Totals, view.Report.Totals.CostUsd > 0 ? 1 : null, compared, view.Report.Before.IsNone ? null : view.Report.Before),
        ];
        return Csv.Write(lines);
    }

    private static string?[] Line(string name, string? id, SpendFigures now, decimal? share, bool compared, SpendFigures? before) =>
    [
        name, id, Text(now.CostUsd), Text(share), .. compared ? [Text(before?.CostUsd)] : Array.Empty<string?>(),
        Text(now.Requests), Text(now.Tokens.Input), Text(now.Tokens.CacheRead), Text(now.Tokens.CacheWrite), Text(now.Tokens.Output), Text(now.Tokens.Reasoning),
        Text(now.Entries), Text(now.UnpricedEntries),
    ];

    private static string? Text(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);
}
