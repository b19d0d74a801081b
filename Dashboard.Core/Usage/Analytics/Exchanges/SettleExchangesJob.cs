using Hangfire;

namespace Dashboard.Core.Usage.Analytics.Exchanges;

/// <summary>Counts user actions of the days that changed, as a job.</summary>
public sealed class SettleExchangesJob(SettleExchanges settle)
{
    public const string Id = "usage-exchanges";

    [DisableConcurrentExecution(timeoutInSeconds: 30)]
    public Task RunAsync(CancellationToken ct) => settle.RunAsync(TimeSpan.MaxValue, ct);
}
