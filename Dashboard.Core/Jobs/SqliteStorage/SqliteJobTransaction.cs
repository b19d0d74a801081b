using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Collects changes and commits them in the order they were asked for, all or none.</summary>
internal sealed partial class SqliteJobTransaction(SqliteJobConnection connection) : JobStorageTransaction
{
    private readonly SqliteJobStorage _storage = connection.Storage;
    private readonly List<Action<SqliteSession>> _changes = [];
    private readonly List<string> _enqueued = [];
    private readonly List<SqliteFetchedJob> _finished = [];
    private readonly List<IDisposable> _locks = [];

    public override string CreateJob(Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(parameters);

        // Only the number is taken now: without the commit no job exists.
        var id = _storage.Door.Write(JobRows.ReserveId);
        var copy = parameters.ToArray();
        _changes.Add(session => JobRows.Insert(session, id, job, copy, createdAt, expireIn));
        return JobKey.Format(id);
    }

    public override void SetJobParameter(string jobId, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(name);

        _changes.Add(session => JobRows.SetParameter(session, JobKey.Parse(jobId), name, value));
    }

    public override void ExpireJob(string jobId, TimeSpan expireIn) => SetJobExpiry(jobId, InTicks(expireIn));

    public override void PersistJob(string jobId) => SetJobExpiry(jobId, null);

    public override void SetJobState(string jobId, IState state)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(state);

        var row = JobRows.Row(state, _storage.Now());
        _changes.Add(session => JobRows.SetState(session, JobKey.Parse(jobId), row));
    }

    public override void AddJobState(string jobId, IState state)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(state);

        var row = JobRows.Row(state, _storage.Now());
        _changes.Add(session => JobRows.AddState(session, JobKey.Parse(jobId), row));
    }

    public override void AddToQueue(string queue, string jobId)
    {
        ArgumentException.ThrowIfNullOrEmpty(queue);
        ArgumentNullException.ThrowIfNull(jobId);

        _changes.Add(session => SqliteQueue.Add(session, queue, JobKey.Parse(jobId)));
        _enqueued.Add(queue);
    }

    public override void RemoveFromQueue(IFetchedJob fetchedJob)
    {
        ArgumentNullException.ThrowIfNull(fetchedJob);
        if (fetchedJob is not SqliteFetchedJob ours)
            throw new NotSupportedException($"A {fetchedJob.GetType().Name} was not fetched from this storage.");

        _changes.Add(ours.RemoveFromQueue);
        _finished.Add(ours);
    }

    public override void AcquireDistributedLock(string resource, TimeSpan timeout) =>
        _locks.Add(connection.AcquireDistributedLock(resource, timeout));

    public override void Commit()
    {
        try
        {
            _storage.Door.Write(session =>
            {
                connection.RequireLocks(session);
                foreach (var change in _changes)
                    change(session);
            });
        }
        finally
        {
            ReleaseLocks();
        }

        _changes.Clear();
        _finished.ForEach(job => job.Finish());
        _enqueued.ForEach(_storage.Queue.Signals.Signal);
    }

    public override void Dispose()
    {
        ReleaseLocks();
        base.Dispose();
    }

    private void ReleaseLocks()
    {
        foreach (var held in _locks)
            held.Dispose();
        _locks.Clear();
    }

    private void SetJobExpiry(string jobId, long? expireAt)
    {
        ArgumentNullException.ThrowIfNull(jobId);

        _changes.Add(session => session.Execute(
            "UPDATE Job SET ExpireAt = $expire WHERE Id = $id", ("$expire", expireAt), ("$id", JobKey.Parse(jobId))));
    }

    private long InTicks(TimeSpan expireIn) => Instants.ToTicks(_storage.Now() + expireIn);
}
