using System.Globalization;

using Dashboard.Core.Marks;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Risk.Scenarios.Comparing;

namespace Dashboard.Core.Reports.Documents;

/// <summary>Scenarios side by side as a document: what each comes to, what becomes of each workload, and why.</summary>
public static class ScenarioComparisonDocument
{
    /// <param name="says">A scenario's switches in words.</param>
    /// <param name="sample">Figures are made up.</param>
    public static ReportDocument Of(ScenarioComparison comparison, Func<Imagined, string> says, DateTime now, bool sample)
    {
        IReadOnlyList<ReportColumn> columns = [.. comparison.Columns.Select(c => new ReportColumn(c.Name))];
        IReadOnlyList<ReportColumn> numbers = [.. columns.Select(c => c with { Numeric = true })];
        return new(
            sample ? $"{SampleMarksQuery.Word}: scenarios compared" : "Scenarios compared",
            string.Create(CultureInfo.InvariantCulture, $"30 days of traffic that end with {comparison.AsOf:d MMM yyyy}{(sample ? "; with made-up figures of the sample workspace" : "")}"),
            now,
            [
                new("What is imagined", [], new([new("Scenario"), new("Switches")], [.. comparison.Columns.Select(c => (IReadOnlyList<ReportCell>)[ReportCell.Of(c.Name), ReportCell.Of(c.What is null ? "nothing" : says(c.What))])])),
                new("In figures", [], new([new("Figure"), .. numbers], [.. ScenarioFigureLine.All.Select(l => (IReadOnlyList<ReportCell>)[ReportCell.Of(l.Name), .. comparison.Columns.Select(c => l.Cell(c.Figures))])])),
                new("Workload by workload", [], new(
                    [new("Workload"), new("Criticality"), .. columns],
                    [.. comparison.Workloads.Select(w => (IReadOnlyList<ReportCell>)[ReportCell.Of(w.Name), ReportCell.Of(w.Criticality.ToString().ToLowerInvariant()), .. w.Outcomes.Select(o => ReportCell.Of(Word(o)))])])),
                new("Why", [], new(
                    [new("Scenario"), new("Workload"), new("Reason"), new("Loses")],
                    [
                        .. from column in comparison.Columns.Index()
                           from workload in comparison.Workloads
                           let outcome = workload.Outcomes[column.Index]
                           where outcome is { Outcome: not Outcome.Stays }
                           select (IReadOnlyList<ReportCell>)[ReportCell.Of(column.Item.Name), ReportCell.Of(workload.Name), ReportCell.Of(outcome.Reason), ReportCell.Of(string.Join(", ", outcome.Lost))],
                    ])),
            ]);
    }

    /// <summary>What becomes of a workload, in a word.</summary>
    public static string? Word(ComparedOutcome? outcome) => outcome switch
    {
        null => null,
        { Degrades: true } => "degrades",
        _ => outcome.Outcome.ToString().ToLowerInvariant(),
    };
}
