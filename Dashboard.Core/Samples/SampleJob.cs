using Hangfire;

namespace Dashboard.Core.Samples;

/// <summary>The sample workspace as a job: a killed one comes back and goes on.</summary>
public sealed class SampleJob(SampleWorkspace workspace)
{
    [DisableConcurrentExecution(timeoutInSeconds: 120)]
    public Task LoadAsync(CancellationToken ct) => workspace.LoadAsync(ct);

    [DisableConcurrentExecution(timeoutInSeconds: 120)]
    public Task RemoveAsync(CancellationToken ct) => workspace.RemoveAsync(ct);
}
