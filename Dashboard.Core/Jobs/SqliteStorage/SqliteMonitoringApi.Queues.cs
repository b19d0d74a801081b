using Hangfire.Storage.Monitoring;

namespace Dashboard.Core.Jobs.SqliteStorage;

internal sealed partial class SqliteMonitoringApi
{
    private const int Shown = 5;

    private const string Waiting = "q.VisibleAt = 0";
    private const string Taken = "q.VisibleAt > 0";

    public override IList<QueueWithTopEnqueuedJobsDto> Queues() => storage.Sessions.Read(session => session
        .Query(
            $"SELECT q.Queue, SUM({Waiting}), SUM({Taken}) FROM JobQueue q GROUP BY q.Queue ORDER BY q.Queue",
            row => (Name: row.GetString(0), Waiting: row.GetInt64(1), Taken: row.GetInt64(2)))
        .Select(queue => new QueueWithTopEnqueuedJobsDto
        {
            Name = queue.Name,
            Length = queue.Waiting,
            Fetched = queue.Taken,
            FirstJobs = Enqueued(session, queue.Name, 0, Shown),
        })
        .ToList());

    public override JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage)
    {
        ArgumentNullException.ThrowIfNull(queue);

        return storage.Sessions.Read(session => Enqueued(session, queue, from, perPage));
    }

    public override JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage)
    {
        ArgumentNullException.ThrowIfNull(queue);

        return storage.Sessions.Read(session => new JobList<FetchedJobDto>(InQueue(session, Taken, queue, from, perPage)
            .Select(job => KeyValuePair.Create(job.Id, new FetchedJobDto
            {
                Job = job.Job,
                InvocationData = job.Invocation,
                LoadException = job.Error,
                State = job.State,
                FetchedAt = job.FetchedAt,
            }))));
    }

    public override long EnqueuedCount(string queue) => CountIn(Waiting, queue);

    public override long FetchedCount(string queue) => CountIn(Taken, queue);

    private static JobList<EnqueuedJobDto> Enqueued(SqliteSession session, string queue, int from, int count) =>
        new(InQueue(session, Waiting, queue, from, count).Select(job => KeyValuePair.Create(job.Id, new EnqueuedJobDto
        {
            Job = job.Job,
            InvocationData = job.Invocation,
            LoadException = job.Error,
            State = job.State,
            InEnqueuedState = job.IsIn("Enqueued"),
            EnqueuedAt = job.IsIn("Enqueued") ? job.StateChanged : null,
            StateData = job.StateData,
        })));

    private static List<MonitoredJob> InQueue(SqliteSession session, string which, string queue, int from, int count) => session.Query(
        $"""
        SELECT {MonitoredJob.Columns}, q.FetchedAt
        FROM JobQueue q JOIN Job j ON j.Id = q.JobId LEFT JOIN State s ON s.Id = j.StateId
        WHERE q.Queue = $queue AND {which} ORDER BY q.Id LIMIT $count OFFSET $from
        """,
        MonitoredJob.Read,
        ("$queue", queue), ("$from", from), ("$count", Math.Max(0, count)));

    private long CountIn(string which, string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);

        return storage.Sessions.Peek(session => session.Number(
            $"SELECT COUNT(*) FROM JobQueue q WHERE q.Queue = $queue AND {which}", ("$queue", queue)));
    }
}
