using Hangfire;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>Builds the days of another time zone, as a job; old figures are served until it is done.</summary>
public sealed class ChangeReportingZoneJob(ChangeReportingZone change)
{
    public const string Id = "reporting-zone";

    [DisableConcurrentExecution(timeoutInSeconds: 30)]
    public Task RunAsync(CancellationToken ct) => change.FinishAsync(ct);
}
