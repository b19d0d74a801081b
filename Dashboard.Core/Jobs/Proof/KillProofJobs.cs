using Hangfire.Server;

namespace Dashboard.Core.Jobs.Proof;

/// <summary>The jobs of the proof.</summary>
public sealed class KillProofJobs(RunRecord record)
{
    /// <summary>Long enough to be killed in the middle.</summary>
    public async Task WorkAsync(int number, int milliseconds, CancellationToken ct)
    {
        record.Started($"work-{number}");
        await Task.Delay(milliseconds, ct);
    }

    public void Tick(PerformContext? context) => record.Started($"tick-{context?.BackgroundJob.Id}");
}
