using Dashboard.Core.Usage.Analytics;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>The columns of the table, the same on the page and in the file.</summary>
internal static class SpendColumns
{
    private static readonly SpendMeasure[] Always =
    [
        SpendMeasure.Cost, SpendMeasure.Requests, SpendMeasure.Input, SpendMeasure.CacheRead, SpendMeasure.CacheWrite, SpendMeasure.Output, SpendMeasure.Reasoning,
        SpendMeasure.CacheHits,
    ];

    /// <summary>What is looked at comes first, with its share and its change.</summary>
    public static IReadOnlyList<SpendColumn> Of(SpendView view)
    {
        var looked = view.Choice.Measure;
        return
        [
            new(SpendColumnKind.Value, looked),
            new(SpendColumnKind.Share, looked.Adds() ? looked : SpendMeasure.Cost),
            .. IsCompared(view) ? [new SpendColumn(SpendColumnKind.Change, looked)] : Array.Empty<SpendColumn>(),
            .. Always.Where(m => m != looked).Select(m => new SpendColumn(SpendColumnKind.Value, m)),
            new(SpendColumnKind.Unpriced, SpendMeasure.Cost),
        ];
    }

    public static bool IsCompared(SpendView view) => !view.Choice.By.IsTime() && view.Choice.Compare != SpendCompare.None;

    public static SpendViewRow Total(SpendView view)
    {
        var totals = view.Report.Totals;
        var whole = (view.Choice.Measure.Adds() ? view.ValueOf(totals) : view.Report.Shown.Cost(totals)) > 0;
        return new([], "Total", totals, view.Report.Before.IsNone ? null : view.Report.Before, whole ? 1 : null);
    }
}

/// <summary>One column.</summary>
public sealed record SpendColumn(SpendColumnKind Kind, SpendMeasure Measure)
{
    public string Head => Kind switch
    {
        SpendColumnKind.Share => "Share",
        SpendColumnKind.Change => "Change",
        SpendColumnKind.Unpriced => "Unpriced",
        _ => Measure switch
        {
            SpendMeasure.Input => "Input",
            SpendMeasure.CacheRead => "Cache read",
            SpendMeasure.CacheWrite => "Cache write",
            SpendMeasure.Output => "Output",
            SpendMeasure.Reasoning => "Reasoning",
            SpendMeasure.CacheHits => "Cache hits",
            SpendMeasure.PerThousand => "Per 1,000",
            SpendMeasure.PerMillion => "Per M tokens",
            _ => SpendWords.Of(Measure),
        },
    };

    public string? Title => Kind == SpendColumnKind.Value && Head != SpendWords.Of(Measure) ? SpendWords.Of(Measure) : null;

    public ValueFormat Format => SpendWords.Format(Measure);
}

/// <summary>What a column says of its measure.</summary>
public enum SpendColumnKind
{
    Value,
    Share,
    Change,

    /// <summary>How many entries have no cost.</summary>
    Unpriced,
}
