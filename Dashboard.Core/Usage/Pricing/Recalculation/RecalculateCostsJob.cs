using Hangfire;

using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>A recalculation, as a job; a killed one comes back and goes on where it was.</summary>
public sealed partial class RecalculateCostsJob(RecalculateCosts costs, ILogger<RecalculateCostsJob> log)
{
    [DisableConcurrentExecution(timeoutInSeconds: 600)]
    public async Task RunAsync(int id, CancellationToken ct)
    {
        if (await costs.RunAsync(id, ct) is { } done)
            LogDone(id, done.Changed, done.Entries);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Recalculation {Id}: {Changed} of {Entries} entries cost something else now")]
    private partial void LogDone(int id, long changed, long entries);
}
