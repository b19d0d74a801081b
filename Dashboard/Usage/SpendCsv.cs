using System.Globalization;

using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage;

/// <summary>The table of the Spend page as a file: the same rows, every digit, unknown cells empty.</summary>
internal static class SpendCsv
{
    public static string FileName(SpendView view) =>
        $"spend-by-{view.Choice.By.Name()}-{DayFormat.Iso(view.Report.Period.From)}-to-{DayFormat.Iso(view.Report.Period.Until.AddDays(-1))}.csv";

    public static string Write(SpendView view)
    {
        var shown = view.Report.Shown;
        var compared = !view.Choice.By.IsTime();
        List<string?[]> lines =
        [
            [
                SpendWords.Of(view.Choice.By), "Id", "Spend (USD)", "Share", .. compared ? ["Spend in the period before (USD)"] : Array.Empty<string>(),
                "Requests", "Input tokens, uncached", "Cache read tokens", "Cache write tokens", "Output tokens", "Reasoning tokens (part of output)", "Entries", "Unpriced entries", "Of it reported (USD)", "Of it computed (USD)", "Of it estimated (USD)",
                .. Also(shown, $"Spend ({shown.Currency})", $"Rates of ({shown.Currency})"),
            ],
            .. view.Rows.Select(r => Line(r.Name, r.Value, r.Now, r.Share, compared, r.Before, shown)),
            Line("Total", null, view.Report.Totals, view.Report.Totals.CostUsd > 0 ? 1 : null, compared, view.Report.Before.IsNone ? null : view.Report.Before, shown),
        ];
        return Csv.Write(lines);
    }

    private static string?[] Line(string name, string? id, SpendFigures now, decimal? share, bool compared, SpendFigures? before, ShownIn shown) =>
    [
        name, id, Text(now.CostUsd), Text(share), .. compared ? [Text(before?.CostUsd)] : Array.Empty<string?>(),
        Text(now.Requests), Text(now.Tokens.Input), Text(now.Tokens.CacheRead), Text(now.Tokens.CacheWrite), Text(now.Tokens.Output), Text(now.Tokens.Reasoning),
        Text(now.Entries), Text(now.UnpricedEntries),
        Text(now.CostUsd is null ? null : now.ReportedUsd), Text(now.ComputedUsd), Text(now.CostUsd is null ? null : now.EstimatedUsd),
        .. Also(shown, Text(shown.Cost(now)), Rates(shown)),
    ];

    // Dollars are always there; the currency that the page shows stands behind them, with the days of its rates.
    private static string?[] Also(ShownIn shown, params string?[] cells) => shown.IsConverted ? cells : [];

    private static string? Rates(ShownIn shown) => (shown.FirstRate, shown.LastRate) switch
    {
        ({ } first, { } last) when first != last => $"{DayFormat.Iso(first)} to {DayFormat.Iso(last)}",
        ({ } only, _) => DayFormat.Iso(only),
        _ => null,
    };

    private static string? Text(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);
}
