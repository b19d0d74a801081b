using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Reports.Documents;

/// <summary>How old what we know is: the reader's measure of everything above.</summary>
internal static class SourceSection
{
    public static ReportSection Of(IReadOnlyList<SourceRow> terms, IReadOnlyList<ConnectionFreshness> usage, DateTime now) => new(
        "Sources and their age",
        terms.Count + usage.Count == 0 ? ["Nothing is connected or watched yet."] : [],
        terms.Count + usage.Count == 0 ? null : new ReportTable(
            [new("Source"), new("Kind"), new("State"), new("Last verified"), new("Age in days", Numeric: true)],
            [.. usage.Select(connection => Row(connection, now)), .. terms.Select(Row)]));

    private static IReadOnlyList<ReportCell> Row(ConnectionFreshness connection, DateTime now) =>
    [
        ReportCell.Of(connection.Name),
        ReportCell.Of($"usage, {connection.Format}"),
        ReportCell.Of(connection.ImportRunning ? "importing" : connection.InterruptedImports > 0 ? $"{connection.InterruptedImports} interrupted imports" : "imported"),
        ReportCell.At(connection.LastImport),
        ReportCell.Number((decimal?)(now - connection.LastImport)?.TotalDays, "0"),
    ];

    private static IReadOnlyList<ReportCell> Row(SourceRow source) =>
    [
        ReportCell.Of($"{source.Provider}, {source.Name}"),
        ReportCell.Of("terms"),
        ReportCell.Of(source.Paused ? "paused" : source.State.ToString().ToLowerInvariant()),
        ReportCell.At(source.LastVerifiedAt),
        ReportCell.Number((decimal?)source.VerifiedAge?.TotalDays, "0"),
    ];
}
