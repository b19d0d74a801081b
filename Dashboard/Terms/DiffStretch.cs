using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Kit.Formats;

namespace Dashboard.Terms;

/// <summary>A row with what the classifier said about it; null about rows that did not change.</summary>
internal sealed record DiffShown(DiffRow Row, ClauseChange? Finding);

/// <summary>
/// A run of rows under one heading: shown, or folded away because its words are the same, in place or moved. <paramref name="Heading"/>: null while the heading has
/// been said already or is a changed row itself.
/// </summary>
internal sealed record DiffStretch(int Start, string? Heading, bool Folded, IReadOnlyList<DiffShown> Rows)
{
    // A sentence beside a change tells what it belongs to.
    private const int Neighbours = 1;

    /// <summary><c>12 unchanged and 3 moved sentences</c></summary>
    public string Folding
    {
        get
        {
            var moved = Rows.Count(r => r.Row.Op == ClauseOp.Moved);
            return moved == 0 ? Words.Count(Rows.Count, "unchanged sentence")
                : moved == Rows.Count ? Words.Count(moved, "moved sentence")
                : $"{AmountFormat.Count(Rows.Count - moved)} unchanged and {Words.Count(moved, "moved sentence")}";
        }
    }

    // Folding a line or two costs more attention than reading them.
    private const int WorthFolding = 3;

    public static IReadOnlyList<DiffStretch> Of(IReadOnlyList<DiffRow> rows, IReadOnlyList<ClauseChange>? changes)
    {
        var shown = Shown(rows, changes);
        var near = Near(shown);
        var stretches = new List<DiffStretch>();
        string? said = null;
        for (var start = 0; start < rows.Count;)
        {
            var end = start + 1;
            if (near[start])
            {
                while (end < rows.Count && near[end] && rows[end].Heading == rows[start].Heading)
                    end++;

                var isHeading = rows[start] is { IsHeading: true, Op: not ClauseOp.Same };
                var heading = rows[start].Heading == said || isHeading || rows[start].Heading.Length == 0 ? null : rows[start].Heading;
                said = rows[start].Heading;
                // The heading above the rows says what an unchanged row of the heading would say again.
                var visible = shown[start..end].Where(s => s.Row is not { IsHeading: true, Op: ClauseOp.Same }).ToList();
                if (visible.Count > 0)
                    stretches.Add(new(start, heading, Folded: false, visible));
            }
            else
            {
                while (end < rows.Count && !near[end])
                    end++;

                stretches.Add(new(start, null, Folded: true, shown[start..end]));
            }

            start = end;
        }

        return stretches;
    }

    private static List<DiffShown> Shown(IReadOnlyList<DiffRow> rows, IReadOnlyList<ClauseChange>? changes)
    {
        // The classifier answers about the changed rows in their order; a text with the same words has no answers.
        var findings = changes is not null && changes.Count == rows.Count(r => r.Op != ClauseOp.Same) ? new Queue<ClauseChange>(changes) : new();
        return [.. rows.Select(r => new DiffShown(r, r.Op != ClauseOp.Same && findings.TryDequeue(out var finding) ? finding : null))];
    }

    // A sentence that only stands elsewhere says what it said: it is folded with its neighbours.
    private static bool Matters(DiffShown shown) =>
        shown.Row.Op is not (ClauseOp.Same or ClauseOp.Moved) || shown.Finding is { Level: not ChangeLevel.None };

    private static bool[] Near(List<DiffShown> rows)
    {
        var near = new bool[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var n = Math.Max(0, i - Neighbours); !near[i] && n <= Math.Min(rows.Count - 1, i + Neighbours); n++)
                near[i] = Matters(rows[n]) && (n == i || rows[n].Row.Heading == rows[i].Row.Heading);
        }

        for (var start = 0; start < rows.Count; start++)
        {
            var end = start;
            while (end < rows.Count && !near[end])
                end++;

            if (end > start && end - start < WorthFolding && end < rows.Count && start > 0)
                Array.Fill(near, true, start, end - start);

            start = end;
        }

        return near;
    }
}
