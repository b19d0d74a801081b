using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Tells tables of data from tables that only lay a page out, and writes the former row by row.</summary>
internal static class TableText
{
    private const int LongestCell = 2000;

    public static bool IsData(IElement element) =>
        element is IHtmlTableElement table
        && table.Rows.Length > 0
        && !string.Equals(table.GetAttribute("role"), "presentation", StringComparison.OrdinalIgnoreCase)
        && table.Rows.Any(r => r.Cells.Length > 1)
        && table.QuerySelector("table, h1, h2") is null
        && !table.Rows.SelectMany(r => r.Cells).Any(c => c.TextContent.Length > LongestCell);

    public static IEnumerable<(string Row, bool First)> Rows(IElement table, Func<IElement, string> cell)
    {
        var first = true;
        foreach (var row in ((IHtmlTableElement)table).Rows)
        {
            var cells = row.Cells.Select(cell).ToList();
            if (cells.TrueForAll(c => c.Length == 0))
                continue;

            yield return ($"| {string.Join(" | ", cells)} |", first);
            first = false;
        }
    }

    /// <summary>The line below the head of a Markdown table.</summary>
    public static string Rule(string row) => "|" + string.Concat(Enumerable.Repeat(" --- |", row.Count(c => c == '|') - 1));
}
