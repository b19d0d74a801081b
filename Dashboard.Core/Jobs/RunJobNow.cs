using Hangfire;

namespace Dashboard.Core.Jobs;

/// <summary>Starts a scheduled job out of turn; its timetable stays as it is.</summary>
public sealed class RunJobNow(IRecurringJobManagerV2 manager)
{
    /// <summary>The id of the run that was queued, or null when the timetable has no such job.</summary>
    public string? Run(string id) => JobSchedule.All.Any(job => job.Id == id) ? manager.TriggerJob(id) : null;
}
