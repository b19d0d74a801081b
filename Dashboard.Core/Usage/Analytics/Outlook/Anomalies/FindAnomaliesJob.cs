using Hangfire;

namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>Looks for unusual days, as a job.</summary>
public sealed class FindAnomaliesJob(FindAnomalies find)
{
    public const string Id = "usage-anomalies";

    [DisableConcurrentExecution(timeoutInSeconds: 30)]
    public Task RunAsync(CancellationToken ct) => find.RunAsync(ct);
}
