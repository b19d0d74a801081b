using Dashboard.Core.Usage.Import;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>Days of one connection that came in twice: from two reports that are grouped differently.</summary>
/// <param name="Days">Their number; they may have gaps.</param>
/// <param name="TokensTwice">How many tokens count twice; null where the rows of the two cannot be told apart any more.</param>
public sealed record GroupingOverlap(
    string Connection, string Format, GroupedReport First, GroupedReport Second, int Days, DateOnly From, DateOnly Last, long? TokensTwice);

/// <summary>The latest file of a grouping.</summary>
/// <param name="ImportId">The import that brought it.</param>
public sealed record GroupedReport(int ImportId, string File, ReportGrouping Grouping)
{
    private static readonly (ReportGrouping Bit, string Word)[] Words =
    [
        (ReportGrouping.Model, "model"), (ReportGrouping.Project, "project"), (ReportGrouping.Key, "key"), (ReportGrouping.ServiceTier, "service tier"),
        (ReportGrouping.User, "user"), (ReportGrouping.Other, "further columns"),
    ];

    /// <summary><c>not grouped</c>, <c>grouped by model and project</c>.</summary>
    public string Said
    {
        get
        {
            var named = Words.Where(w => Grouping.HasFlag(w.Bit)).Select(w => w.Word).ToList();
            var by = named.Count switch
            {
                0 => "not grouped",
                1 => $"grouped by {named[0]}",
                _ => $"grouped by {string.Join(", ", named.SkipLast(1))} and {named[^1]}",
            };
            return Grouping.HasFlag(ReportGrouping.Names) ? by + " (names, not ids)" : by;
        }
    }
}
