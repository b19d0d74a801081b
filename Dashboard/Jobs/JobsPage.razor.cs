using Dashboard.Core.Jobs;
using Dashboard.Core.Jobs.Outcomes;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Jobs;

/// <summary>The timetable with the outcome of each job's last run; looks again while the page is open.</summary>
public sealed partial class JobsPage(JobsQuery jobs, RunJobNow runNow, TimeProvider time) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private LoadFrame<JobsSummary>? _frame;
    private ITimer? _looking;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _looking = time.CreateTimer(_ => _ = InvokeAsync(() => _frame?.ReloadAsync() ?? Task.CompletedTask), null, Look, Look);
    }

    private Task<JobsSummary> LoadAsync(CancellationToken ct) => Task.Run(() => jobs.Summary(), ct);

    private static bool Busy(ScheduledJobRow job) => job.Outcome is JobOutcome.Running or JobOutcome.Queued;

    private Task RunNowAsync(ScheduledJobRow job)
    {
        runNow.Run(job.Id);
        return _frame!.ReloadAsync();
    }

    public void Dispose() => _looking?.Dispose();
}
