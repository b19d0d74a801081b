using Hangfire;

using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Risk.Snapshots;

/// <summary>Writes the day's scores down, as a job.</summary>
public sealed partial class WriteSnapshotJob(WriteSnapshot write, ILogger<WriteSnapshotJob> log)
{
    public const string Id = "risk-snapshot";

    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task RunAsync(CancellationToken ct)
    {
        var count = await write.RunAsync(ct);
        LogWritten(count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Wrote down how {Count} workloads stand")]
    private partial void LogWritten(int count);
}
