using Hangfire;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>Queues a recalculation.</summary>
public sealed class StartRecalculation(RecalculateCosts costs, IBackgroundJobClient jobs)
{
    public async Task<int> RunAsync(RecalculationScope scope, string reason, string who, CancellationToken ct)
    {
        var id = await costs.RequestAsync(scope, reason, who, ct);
        jobs.Enqueue<RecalculateCostsJob>(job => job.RunAsync(id, CancellationToken.None));
        return id;
    }
}
