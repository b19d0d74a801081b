using Dashboard.Core.Risk.Scenarios.Comparing;

namespace Dashboard.Core.Reports.Documents;

/// <summary>One figure that scenarios are compared by: its name, and what it is in each.</summary>
public sealed record ScenarioFigureLine(string Name, Func<ScenarioFigures, ReportCell> Of)
{
    public static IReadOnlyList<ScenarioFigureLine> All { get; } =
    [
        new("Workloads that stop", f => ReportCell.Count(f.Stops)),
        new("Workloads that degrade: they move and lose something", f => ReportCell.Count(f.Degrades)),
        new("Workloads that move and lose nothing", f => ReportCell.Count(f.Moves)),
        new("Workloads of which nobody can say", f => ReportCell.Count(f.Unknown)),
        new("Spend at risk (USD)", f => ReportCell.Usd(f.SpendAtRiskUsd)),
        new("Spend that moves (USD)", f => ReportCell.Usd(f.SpendMovedUsd)),
        new("Cost difference (USD)", f => ReportCell.Usd(f.CostDeltaUsd)),
        new("HHI by provider of the spend that goes on", f => ReportCell.Number((decimal?)f.Providers?.Hhi, "N0")),
        new("Workloads that go on and that one more party can stop", f => ReportCell.Count(f.Uncovered)),
        new("Workloads that go on of which nobody can say that", f => ReportCell.Count(f.CoverUnknown)),
    ];

    /// <summary>Unknown where the scenario cannot be played.</summary>
    public ReportCell Cell(ScenarioFigures? figures) => figures is null ? ReportCell.Of((string?)null) : Of(figures);
}
