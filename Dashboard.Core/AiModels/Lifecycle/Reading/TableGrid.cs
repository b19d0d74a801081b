using System.Globalization;

using AngleSharp.Dom;

namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>The rows of a table as a reader sees them: a cell that hangs over several rows or columns stands in each.</summary>
internal sealed class TableGrid
{
    // What a page may claim; a table of models is neither.
    private const int MostRows = 1000, MostColumns = 50;

    private readonly Dictionary<int, (IElement Cell, int Left)> _hanging = [];

    public IReadOnlyList<IElement> Row(IElement row)
    {
        var own = new Queue<IElement>(row.Children.Where(c => c.LocalName is "td" or "th"));
        List<IElement> cells = [];
        while (cells.Count < MostColumns && (own.Count > 0 || _hanging.ContainsKey(cells.Count)))
        {
            var column = cells.Count;
            if (_hanging.Remove(column, out var hanging))
            {
                if (hanging.Left > 1)
                    _hanging[column] = hanging with { Left = hanging.Left - 1 };

                cells.Add(hanging.Cell);
                continue;
            }

            var cell = own.Dequeue();
            var rows = Span(cell, "rowspan", MostRows);
            for (var i = Span(cell, "colspan", MostColumns); i > 0; i--)
            {
                if (rows > 1)
                    _hanging[cells.Count] = (cell, rows - 1);

                cells.Add(cell);
            }
        }

        return cells;
    }

    private static int Span(IElement cell, string name, int most) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, most) : 1;
}
