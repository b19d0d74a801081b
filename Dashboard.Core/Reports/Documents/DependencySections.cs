using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;

namespace Dashboard.Core.Reports.Documents;

/// <summary>On whom we depend, and what stops when one of them is gone.</summary>
internal static class DependencySections
{
    public static ReportSection Concentration(RiskAnswer risk) => new(
        "Concentration",
        ["HHI is the sum of squared shares (10,000 is one party); the bands are ours: critical from 8,100, high from 5,000, medium from 2,500. Where a part is unknown, the worst it allows is shown."],
        new ReportTable(
            [
                new("Measured by"), new("Over"), new("HHI", Numeric: true), new("Effective number", Numeric: true), new("Band"),
                new("Largest"), new("Its share", Numeric: true), new("Unknown share", Numeric: true), new("Limit", Numeric: true),
            ],
            [.. risk.Concentration.Where(line => line.Hhi is not null).Select(Row)]));

    public static ReportSection Workloads(RiskAnswer risk) => new(
        "Single-provider workloads",
        risk.Workloads.Count == 0 ? ["No workload has a name yet, so nobody can say what would stop."] : [Count(risk)],
        risk.Workloads.Count == 0 ? null : new ReportTable(
            [new("Workload"), new("Criticality"), new("Single provider"), new("Why"), new("What would help"), new("Score", Numeric: true), new("Spend (USD)", Numeric: true)],
            [.. risk.Workloads.OrderByDescending(w => w.SingleProvider).ThenByDescending(w => w.Criticality).Select(Row)]));

    public static ReportSection Findings(RiskAnswer risk)
    {
        var all = risk.Findings.Select(f => (Subject: "The whole installation", f))
            .Concat(risk.Workloads.SelectMany(w => w.Findings.Select(f => (Subject: w.Name, f)))).ToList();
        return new ReportSection("Findings", all.Count == 0 ? ["None."] : [], all.Count == 0 ? null : new ReportTable(
            [new("About"), new("Level"), new("Finding"), new("Speaks to")],
            [.. all.Select(x => (IReadOnlyList<ReportCell>)[ReportCell.Of(x.Subject), ReportCell.Of(x.f.Level), ReportCell.Of(x.f.Message), ReportCell.Of(string.Join(", ", x.f.Frameworks))])]));
    }

    private static string Count(RiskAnswer risk)
    {
        var yes = risk.Workloads.Count(w => w.SingleProvider is SingleProviderAnswer.Yes);
        var unknown = risk.Workloads.Count(w => w.SingleProvider is SingleProviderAnswer.Unknown);
        return $"{yes} of {risk.Workloads.Count} workloads depend on a single provider; of {unknown} it is unknown.";
    }

    private static IReadOnlyList<ReportCell> Row(ConcentrationLine line) =>
    [
        ReportCell.Of(line.Key.ToString().ToLowerInvariant()),
        ReportCell.Of(line.Basis.ToString().ToLowerInvariant()),
        ReportCell.Number((decimal?)line.Hhi, "N0"),
        ReportCell.Number((decimal?)line.Effective),
        ReportCell.Of(line.Band.ToString().ToLowerInvariant()),
        ReportCell.Of(line.Largest?.Id),
        ReportCell.Share((decimal?)line.Largest?.Share),
        ReportCell.Share((decimal)line.UnknownShare),
        line.Limit is { } limit ? ReportCell.Share((decimal)limit) : ReportCell.Of("none"),
    ];

    private static IReadOnlyList<ReportCell> Row(WorkloadRisk workload) =>
    [
        ReportCell.Of(workload.Name),
        ReportCell.Of(workload.Criticality.ToString().ToLowerInvariant()),
        ReportCell.Of(workload.SingleProvider.ToString().ToLowerInvariant()),
        ReportCell.Of(workload.Reason),
        ReportCell.Of(string.Join(' ', workload.Remedies)),
        ReportCell.Number((decimal?)workload.Score, "0.#"),
        ReportCell.Usd(workload.SpendUsd),
    ];
}
