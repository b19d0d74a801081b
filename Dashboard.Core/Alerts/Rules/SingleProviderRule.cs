using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>Workloads that stop when a single party is gone. What is unknown is shown with the workload; it raises nothing.</summary>
public sealed class SingleProviderRule(RiskOfRound risk) : IAlertRule
{
    public string Id => "single-provider";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct) =>
    [
        .. (await risk.AskAsync(ct)).Workloads
            .Where(workload => workload.SingleProvider is SingleProviderAnswer.Yes)
            .Select(workload => new AlertCandidate(
                workload.Key,
                LevelOf(workload.Criticality),
                $"{workload.Name} depends on a single provider.",
                string.Join(' ', [workload.Reason, .. workload.Remedies]),
                $"/workloads/{workload.Key}")),
    ];

    private static Level LevelOf(Criticality criticality) => criticality switch
    {
        Criticality.Critical => Level.Critical,
        Criticality.High => Level.High,
        Criticality.Medium => Level.Medium,
        _ => Level.Low,
    };
}
