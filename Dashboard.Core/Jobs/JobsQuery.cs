using Dashboard.Core.Jobs.Outcomes;
using Hangfire;
using Hangfire.Storage;

namespace Dashboard.Core.Jobs;

/// <summary>The jobs page: each line of the timetable with its last run, and how busy the workers are.</summary>
public sealed class JobsQuery(JobStorage storage)
{
    public JobsSummary Summary() => Summary(JobSchedule.All);

    internal JobsSummary Summary(IEnumerable<ScheduledJob> jobs)
    {
        using var connection = storage.GetReadOnlyConnection();
        var statistics = storage.GetMonitoringApi().GetStatistics();
        var stored = connection.GetRecurringJobs().ToDictionary(job => job.Id, StringComparer.Ordinal);

        return new JobsSummary(
            [.. jobs.Select(job => Row(connection, job, stored.GetValueOrDefault(job.Id)))],
            (int)statistics.Servers, statistics.Enqueued, statistics.Processing, statistics.Failed);
    }

    private static ScheduledJobRow Row(IStorageConnection connection, ScheduledJob job, RecurringJobDto? stored)
    {
        var outcome = LastOutcome.Read(connection, job.Id);
        var row = new ScheduledJobRow(
            job.Id, job.Reason, job.Cron, stored?.LastExecution,
            Outcome(outcome), outcome?.Error, outcome?.Duration, stored?.NextExecution);

        // The scheduler itself could not start it.
        if (stored?.Error is { Length: > 0 } refused)
            return row with { Outcome = JobOutcome.Failed, Error = refused };

        return stored?.LastJobState switch
        {
            "Processing" => row with { Outcome = JobOutcome.Running, Error = null, Duration = null },
            "Enqueued" => row with { Outcome = JobOutcome.Queued, Error = null, Duration = null },
            _ => row,
        };
    }

    private static JobOutcome Outcome(LastOutcome? last) => last switch
    {
        null => JobOutcome.Never,
        { Succeeded: true } => JobOutcome.Succeeded,
        _ => JobOutcome.Failed,
    };
}

/// <summary>The timetable and the state of the queue.</summary>
public sealed record JobsSummary(IReadOnlyList<ScheduledJobRow> Jobs, int Servers, long Queued, long Running, long Failed);

/// <summary>One scheduled job and how its last run went; null is unknown or never.</summary>
public sealed record ScheduledJobRow(
    string Id, string Reason, string Cron, DateTime? LastRun, JobOutcome Outcome, string? Error, TimeSpan? Duration, DateTime? NextRun);
