using System.Globalization;

using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>The table of the Spend page as a file: the same rows and columns, every digit, unknown cells empty.</summary>
internal static class SpendCsv
{
    public static string FileName(SpendView view) =>
        $"spend-by-{view.Choice.By.Name()}{(view.Choice.Split is { } split ? $"-and-{split.Name()}" : "")}-{DayFormat.Iso(view.Report.Period.From)}-to-{DayFormat.Iso(view.Report.Period.Until.AddDays(-1))}.csv";

    public static string Write(SpendView view)
    {
        var columns = SpendColumns.Of(view);
        var split = view.Choice.Split;
        List<string?[]> lines =
        [
            [
                SpendWords.Of(view.Choice.By), "Id", .. split is { } key ? [SpendWords.Of(key), $"{SpendWords.Of(key)} id"] : Array.Empty<string?>(),
                .. columns.Select(c => Head(c, view)), "Entries",
            ],
        ];
        foreach (var row in view.Rows)
        {
            lines.Add(Line(row.Name, row.Keys[0], split is null ? [] : ["All", null], row, columns, view));
            lines.AddRange(row.Parts.Select(p => Line(row.Name, row.Keys[0], [p.Name, p.Keys[1]], p, columns, view)));
        }

        lines.Add(Line("Total", null, split is null ? [] : ["All", null], SpendColumns.Total(view), columns, view));
        return Csv.Write(lines);
    }

    private static string?[] Line(string name, string? id, string?[] part, SpendViewRow row, IReadOnlyList<SpendColumn> columns, SpendView view) =>
        [name, id, .. part, .. columns.Select(c => Text(Value(c, row, view))), Text(row.Now.Entries)];

    private static decimal? Value(SpendColumn column, SpendViewRow row, SpendView view) => column.Kind switch
    {
        SpendColumnKind.Share => row.Share,
        // A change is a sentence; what it is made of is a number.
        SpendColumnKind.Change => view.ValueOf(row.Before),
        SpendColumnKind.Unpriced => row.Now.UnpricedEntries,
        _ => column.Measure.Of(row.Now, view.Report.Shown),
    };

    private static string Head(SpendColumn column, SpendView view)
    {
        var unit = column.Measure.IsMoney() ? $" ({view.Report.Shown.Currency})" : "";
        return column.Kind switch
        {
            SpendColumnKind.Share => "Share",
            SpendColumnKind.Change => $"{SpendWords.Of(column.Measure)}, {(view.Choice.Compare == SpendCompare.Year ? "the year before" : "the period before")}{unit}",
            SpendColumnKind.Unpriced => "Unpriced entries",
            _ => SpendWords.Of(column.Measure) + unit,
        };
    }

    private static string? Text(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);
}
