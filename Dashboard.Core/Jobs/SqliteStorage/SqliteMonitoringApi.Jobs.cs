using System.Globalization;
using Hangfire.Common;
using Hangfire.Storage.Monitoring;

namespace Dashboard.Core.Jobs.SqliteStorage;

internal sealed partial class SqliteMonitoringApi
{
    private const string OldestFirst = $"""
        SELECT {MonitoredJob.Columns} FROM Job j LEFT JOIN State s ON s.Id = j.StateId
        WHERE j.StateName = $state ORDER BY j.Id LIMIT $count OFFSET $from
        """;

    private const string NewestFirst = $"""
        SELECT {MonitoredJob.Columns} FROM Job j LEFT JOIN State s ON s.Id = j.StateId
        WHERE j.StateName = $state ORDER BY j.Id DESC LIMIT $count OFFSET $from
        """;

    public override JobList<ProcessingJobDto> ProcessingJobs(int from, int count) =>
        Page(OldestFirst, "Processing", from, count, job => new ProcessingJobDto
        {
            Job = job.Job,
            InvocationData = job.Invocation,
            LoadException = job.Error,
            InProcessingState = job.IsIn("Processing"),
            ServerId = job.Data("ServerId") ?? job.Data("ServerName"),
            StartedAt = job.StateChanged,
            StateData = job.StateData,
        });

    public override JobList<ScheduledJobDto> ScheduledJobs(int from, int count) =>
        Page(OldestFirst, "Scheduled", from, count, job => new ScheduledJobDto
        {
            Job = job.Job,
            InvocationData = job.Invocation,
            LoadException = job.Error,
            InScheduledState = job.IsIn("Scheduled"),
            EnqueueAt = JobHelper.DeserializeNullableDateTime(job.Data("EnqueueAt")) ?? DateTime.MinValue,
            ScheduledAt = job.StateChanged,
            StateData = job.StateData,
        });

    public override JobList<SucceededJobDto> SucceededJobs(int from, int count) =>
        Page(NewestFirst, "Succeeded", from, count, job => new SucceededJobDto
        {
            Job = job.Job,
            InvocationData = job.Invocation,
            LoadException = job.Error,
            InSucceededState = job.IsIn("Succeeded"),
            Result = job.Data("Result"),
            TotalDuration = Milliseconds(job.Data("PerformanceDuration")) + Milliseconds(job.Data("Latency")),
            SucceededAt = job.StateChanged,
            StateData = job.StateData,
        });

    public override JobList<FailedJobDto> FailedJobs(int from, int count) =>
        Page(NewestFirst, "Failed", from, count, job => new FailedJobDto
        {
            Job = job.Job,
            InvocationData = job.Invocation,
            LoadException = job.Error,
            InFailedState = job.IsIn("Failed"),
            Reason = job.Reason,
            ExceptionType = job.Data("ExceptionType"),
            ExceptionMessage = job.Data("ExceptionMessage"),
            ExceptionDetails = job.Data("ExceptionDetails"),
            FailedAt = job.StateChanged,
            StateData = job.StateData,
        });

    public override JobList<DeletedJobDto> DeletedJobs(int from, int count) =>
        Page(NewestFirst, "Deleted", from, count, job => new DeletedJobDto
        {
            Job = job.Job,
            InvocationData = job.Invocation,
            LoadException = job.Error,
            InDeletedState = job.IsIn("Deleted"),
            DeletedAt = job.StateChanged,
            StateData = job.StateData,
        });

    public override JobList<AwaitingJobDto> AwaitingJobs(int from, int count) => storage.Sessions.Read(session => Page(
        session, OldestFirst, "Awaiting", from, count, job => new AwaitingJobDto
        {
            Job = job.Job,
            InvocationData = job.Invocation,
            LoadException = job.Error,
            InAwaitingState = job.IsIn("Awaiting"),
            AwaitingAt = job.StateChanged,
            StateData = job.StateData,
            ParentStateName = job.Data("ParentId") is { } parent
                ? session.Text("SELECT StateName FROM Job WHERE Id = $id", ("$id", JobKey.Parse(parent)))
                : null,
        }));

    private static long? Milliseconds(string? value) =>
        long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var known) ? known : null;

    private JobList<T> Page<T>(string sql, string state, int from, int count, Func<MonitoredJob, T> map) =>
        storage.Sessions.Read(session => Page(session, sql, state, from, count, map));

    private static JobList<T> Page<T>(SqliteSession session, string sql, string state, int from, int count, Func<MonitoredJob, T> map)
    {
        var jobs = session.Query(sql, MonitoredJob.Read, ("$state", state), ("$from", from), ("$count", Math.Max(0, count)));
        return new JobList<T>(jobs.Select(job => KeyValuePair.Create(job.Id, map(job))));
    }
}
