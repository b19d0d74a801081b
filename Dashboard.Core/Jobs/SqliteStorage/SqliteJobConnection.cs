using Hangfire.Common;
using Hangfire.Storage;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>What Hangfire's clients and workers talk to. It holds no database connection, only the locks it took.</summary>
internal sealed partial class SqliteJobConnection(SqliteJobStorage storage) : JobStorageConnection
{
    private readonly Dictionary<string, HeldLock> _locks = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public SqliteJobStorage Storage => storage;

    public override IWriteOnlyTransaction CreateWriteTransaction() => new SqliteJobTransaction(this);

    public override IFetchedJob FetchNextJob(string[] queues, CancellationToken cancellationToken)
    {
        if (queues is null or { Length: 0 })
            throw new ArgumentException("Name at least one queue.", nameof(queues));

        return storage.Queue.Dequeue(queues, cancellationToken);
    }

    public override string CreateExpiredJob(Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(parameters);

        return JobKey.Format(storage.Door.Write(session =>
        {
            var id = JobRows.ReserveId(session);
            JobRows.Insert(session, id, job, parameters, createdAt, expireIn);
            return id;
        }));
    }

    public override DateTime GetUtcDateTime() => storage.Now();

    /// <summary>The same connection may take a lock again; the last one to let go releases it.</summary>
    public override IDisposable AcquireDistributedLock(string resource, TimeSpan timeout)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resource);

        lock (_gate)
        {
            if (_locks.TryGetValue(resource, out var again))
            {
                again.Depth++;
                return new Release(this, again);
            }
        }

        var held = new HeldLock(storage.Locks.Acquire(resource, timeout)) { Depth = 1 };
        lock (_gate)
            _locks.Add(resource, held);

        return new Release(this, held);
    }

    /// <summary>
    /// Fails the commit of a holder that was suspended for so long that its lock went to somebody else:
    /// a recurring job must not be enqueued by both.
    /// </summary>
    public void RequireLocks(SqliteSession session)
    {
        lock (_gate)
        {
            foreach (var held in _locks.Values)
            {
                if (!DistributedLocks.IsHeld(session, held.Lock))
                    throw new InvalidOperationException($"The distributed {held.Lock} was lost before the changes it protects were committed; nothing was changed.");
            }
        }
    }

    public override void Dispose()
    {
        HeldLock[] left;
        lock (_gate)
        {
            left = [.. _locks.Values];
            _locks.Clear();
        }

        foreach (var held in left)
            storage.Locks.Release(held.Lock);

        base.Dispose();
    }

    private void LetGo(HeldLock held)
    {
        lock (_gate)
        {
            if (--held.Depth > 0 || !_locks.Remove(held.Lock.Resource))
                return;
        }

        storage.Locks.Release(held.Lock);
    }

    private sealed class HeldLock(SqliteLock held)
    {
        public SqliteLock Lock { get; } = held;

        public int Depth { get; set; }
    }

    private sealed class Release(SqliteJobConnection connection, HeldLock held) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
                connection.LetGo(held);
        }
    }
}
