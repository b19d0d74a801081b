using System.Globalization;

using Dashboard.Core.Risk.Retirement;

namespace Dashboard.Core.Reports.Documents;

/// <summary>Models in use that end: what the radar shows, firm days first.</summary>
internal static class RetirementSection
{
    public static ReportSection Of(IReadOnlyList<RetiringModel> models) => new(
        "Models in use that end",
        models.Count == 0 ? ["None has a known end. That is only as good as the lists and pages that are read."] : [],
        models.Count == 0 ? null : new ReportTable(
            [
                new("Model"), new("Host"), new("Ends"), new("Days left", Numeric: true), new("Requests, 30 days", Numeric: true), new("Spend, 30 days, USD", Numeric: true),
                new("Workloads"), new("Successor"), new("Could stand in"),
            ],
            [
                .. models.OrderByDescending(m => m.Firm).ThenBy(m => m.Ends).Select(m => (IReadOnlyList<ReportCell>)
                [
                    ReportCell.Of(m.RawModel), ReportCell.Of(m.Host),
                    ReportCell.Of(string.Create(CultureInfo.InvariantCulture, $"{(m.Firm ? "" : "not sooner than ")}{m.Ends:yyyy-MM-dd}{(m.Disagree ? " (sources differ)" : m.Verdict.Settled is { } settled ? $" (sources differ; settled by {settled.By})" : "")}")),
                    ReportCell.Number(m.DaysLeft, "0"), ReportCell.Number(m.Requests, "0"), ReportCell.Number(m.CostUsd, "0.00"),
                    ReportCell.Of(m.Workloads.Count == 0 ? "without a workload" : string.Join(", ", m.Workloads)), ReportCell.Of(m.Named ?? "none named"),
                    ReportCell.Of(string.Join("; ", m.Suggestions.Take(2).Select(s => $"{s.Model} at {s.Host}"))),
                ]),
            ]));
}
