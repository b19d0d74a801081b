using Dashboard.Kit.Formats;

namespace Dashboard.Kit.Charts;

/// <summary>The chart's twin: the same values as rows, for reading, copying, screen readers and CSV.</summary>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<ChartTableRow> Rows, ChartTableRow? Totals, bool HasNotes)
{
    public const string Total = "Total", Notes = "Notes";

    private const string StillOpen = "not over yet", StillPending = "costs not all reported yet";

    /// <summary>Categories down and series across; a chart without an axis, or a heat map, has its series down.</summary>
    public static ChartTable From(ChartModel model) =>
        model.Kind is ChartKind.HeatMap || !model.HasAxis ? BySeries(model) : ByCategory(model);

    /// <summary>Every digit, unknown cells empty.</summary>
    public string ToCsv() => Csv.Write([Columns.Concat(HasNotes ? [Notes] : []), .. Rows.Select(Cells)]);

    private IEnumerable<object?> Cells(ChartTableRow row) =>
        [row.Name, .. row.Values.Cast<object?>(), .. HasNotes ? new object?[] { row.Note } : []];

    private static ChartTable ByCategory(ChartModel model)
    {
        var sums = model.Adds && model.Series.Count > 1;
        var rows = model.Categories.Select((category, i) =>
        {
            var values = model.Series.Select(s => i < s.Values.Count ? s.Values[i] : null).ToArray();
            return new ChartTableRow(category.FullLabel, sums ? [.. values, Sum(values)] : values, Note(model, i));
        }).ToArray();
        ChartTableRow? totals = model.Adds
            ? new(Total, [.. Enumerable.Range(0, model.Series.Count + (sums ? 1 : 0)).Select(c => Sum(rows.Select(r => r.Values[c])))], null)
            : null;
        return new([model.CategoryName, .. model.Series.Select(s => s.Name), .. sums ? new[] { Total } : []], rows, totals, Array.Exists(rows, r => r.Note is not null));
    }

    private static ChartTable BySeries(ChartModel model)
    {
        var rows = model.Series.Select(s => new ChartTableRow(s.Name, s.Values, null)).ToArray();
        var totals = model.Adds ? new ChartTableRow(Total, [Sum(rows.Select(r => r.Values.Count > 0 ? r.Values[0] : null))], null) : null;
        return new([model.CategoryName, .. model.Categories.Select(c => c.FullLabel)], rows, totals, HasNotes: false);
    }

    private static decimal? Sum(IEnumerable<decimal?> values) =>
        values.Aggregate((decimal?)null, (sum, value) => value is null ? sum : (sum ?? 0) + value);

    private static string? Note(ChartModel model, int category)
    {
        var marks = model.Marks.Where(m => m.Category == category).Select(m => m.Text);
        if (model.PendingFrom <= category)
            marks = marks.Append(StillPending);

        var notes = string.Join("; ", model.OpenFrom <= category ? marks.Append(model.OpenWord ?? StillOpen) : marks);
        return notes.Length == 0 ? null : notes;
    }
}

/// <summary>A row of the table; the note says what happened there.</summary>
public sealed record ChartTableRow(string Name, IReadOnlyList<decimal?> Values, string? Note);
