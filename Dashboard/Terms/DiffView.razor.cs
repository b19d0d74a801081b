using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Terms;

/// <summary>Two texts side by side, or merged into one column: on phones always, on wide pages when asked for.</summary>
public sealed partial class DiffView : ComponentBase
{
    private readonly HashSet<int> _open = [];
    private IReadOnlyList<DiffStretch> _stretches = [];
    private IReadOnlyList<DiffRow>? _of;
    private DiffShown? _decides;
    private bool _inline, _all;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<DiffRow> Rows { get; set; }

    /// <summary>What the classifier said about the changed rows, in their order.</summary>
    [Parameter]
    public IReadOnlyList<ClauseChange>? Changes { get; set; }

    /// <summary>The sentence that decides the level of the change, to be found at a glance.</summary>
    [Parameter]
    public string? Evidence { get; set; }

    /// <summary>Which text is on the left: "Version 2, 23 Nov 2026".</summary>
    [Parameter, EditorRequired]
    public required string Before { get; set; }

    [Parameter, EditorRequired]
    public required string After { get; set; }

    // Columns that are not displayed take no part in the layout, but a span over them would make them.
    private int Columns => _inline ? 2 : 3;

    private string Summary
    {
        get
        {
            var parts = new[] { ClauseOp.Removed, ClauseOp.Added, ClauseOp.Reworded, ClauseOp.Moved }
                .Select(op => (Count: Rows.Count(r => r.Op == op), Word: TermsWords.Of(op).ToLowerInvariant()))
                .Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Word}").ToList();
            return parts.Count == 0 ? "No sentence differs." : $"{string.Join(", ", parts)}, of {Words.Count(Rows.Count, "sentence")}.";
        }
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_of, Rows))
            return;

        // Not on every rendering: a long agreement has thousands of rows, and what was unfolded stays so.
        _of = Rows;
        _open.Clear();
        _stretches = DiffStretch.Of(Rows, Changes);
        _decides = Evidence is null ? null : _stretches.SelectMany(s => s.Rows).FirstOrDefault(r => r.Finding?.Evidence == Evidence);
    }
}
