using Microsoft.Data.Sqlite;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Hands out queued jobs: the queues in the order asked for, each first in, first out.</summary>
internal sealed class SqliteQueue(SessionPool sessions, WriteDoor door, LeaseKeeper keeper, SqliteStorageOptions options)
{
    // An abandoned job has waited longer than any other. A row whose owner is this storage is never abandoned: its
    // worker is alive, even when a suspended machine made its lease lapse.
    private const string Next = """
        COALESCE(
            (SELECT Id FROM JobQueue WHERE Queue = $queue AND VisibleAt > 0 AND VisibleAt <= $now AND Owner <> $owner ORDER BY VisibleAt LIMIT 1),
            (SELECT Id FROM JobQueue WHERE Queue = $queue AND VisibleAt = 0 ORDER BY Id LIMIT 1))
        """;

    private const string Peek = "SELECT " + Next;

    private const string Fetch = $"""
        UPDATE JobQueue SET VisibleAt = $until, FetchedAt = $now, Owner = $owner, Token = $token
        WHERE Id = {Next}
        RETURNING Id, JobId
        """;

    private readonly string _owner = Guid.NewGuid().ToString("N");
    private long _tokens;

    public QueueSignals Signals { get; } = new();

    public static void Add(SqliteSession session, string queue, long jobId) =>
        session.Execute("INSERT INTO JobQueue (Queue, JobId) VALUES ($queue, $job)", ("$queue", queue), ("$job", jobId));

    public SqliteFetchedJob Dequeue(string[] queues, CancellationToken ct)
    {
        using var waiter = Signals.Enter(queues);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            if (TryDequeue(queues) is { } job)
                return job;

            waiter.Wait(options.QueuePollInterval, ct);
        }
    }

    public SqliteFetchedJob? TryDequeue(string[] queues)
    {
        // Looking first keeps idle workers away from the write lock.
        if (!sessions.Peek(session => Array.Exists(queues, queue => HasNext(session, queue))))
            return null;

        var token = Interlocked.Increment(ref _tokens);
        var job = door.Write(session => FetchFirst(session, queues, token));
        if (job is not null)
            keeper.Keep(job);

        return job;
    }

    public void Remove(SqliteFetchedJob job) => door.Write(session => Remove(session, job));

    public void Remove(SqliteSession session, SqliteFetchedJob job) => session.Execute(
        "DELETE FROM JobQueue WHERE Id = $id AND Owner = $owner AND Token = $token",
        ("$id", job.RowId), ("$owner", _owner), ("$token", job.Token));

    public void Requeue(SqliteFetchedJob job)
    {
        door.Write(session => session.Execute(
            "UPDATE JobQueue SET VisibleAt = 0, FetchedAt = NULL, Owner = NULL, Token = NULL WHERE Id = $id AND Owner = $owner AND Token = $token",
            ("$id", job.RowId), ("$owner", _owner), ("$token", job.Token)));
        Signals.Signal(job.Queue);
    }

    public bool Renew(SqliteSession session, SqliteFetchedJob job, DateTime now) => session.Execute(
        "UPDATE JobQueue SET VisibleAt = $until WHERE Id = $id AND Owner = $owner AND Token = $token",
        ("$until", Instants.ToTicks(now + options.InvisibilityTimeout)),
        ("$id", job.RowId), ("$owner", _owner), ("$token", job.Token)) > 0;

    public void Forget(SqliteFetchedJob job) => keeper.Forget(job);

    private bool HasNext(SqliteSession session, string queue) => session.Number(
        Peek, ("$queue", queue), ("$now", Instants.ToTicks(Now())), ("$owner", _owner)) > 0;

    private SqliteFetchedJob? FetchFirst(SqliteSession session, string[] queues, long token)
    {
        foreach (var queue in queues)
        {
            var now = Now();
            var fetched = session.First(
                Fetch,
                (SqliteDataReader row) => new SqliteFetchedJob(this, queue, row.GetInt64(0), row.GetInt64(1), token),
                ("$queue", queue), ("$now", Instants.ToTicks(now)), ("$until", Instants.ToTicks(now + options.InvisibilityTimeout)),
                ("$owner", _owner), ("$token", token));
            if (fetched is not null)
                return fetched;
        }

        return null;
    }

    private DateTime Now() => options.TimeProvider.GetUtcNow().UtcDateTime;
}
