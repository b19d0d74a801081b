using Hangfire.Storage;
using Microsoft.Data.Sqlite;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>A job in the hands of a worker. Its lease is renewed until it is removed, requeued or disposed.</summary>
internal sealed class SqliteFetchedJob(SqliteQueue queue, string queueName, long rowId, long jobId, long token) : IFetchedJob, ILease
{
    private bool _done;

    public string JobId { get; } = JobKey.Format(jobId);

    public string Queue => queueName;

    public long RowId => rowId;

    public long Token => token;

    public void RemoveFromQueue()
    {
        if (_done)
            return;

        queue.Remove(this);
        Finish();
    }

    /// <summary>Removes it with the state change that ended it: a crash in between can no longer run it again.</summary>
    public void RemoveFromQueue(SqliteSession session) => queue.Remove(session, this);

    public void Requeue()
    {
        if (_done)
            return;

        queue.Requeue(this);
        Finish();
    }

    public void Finish()
    {
        _done = true;
        queue.Forget(this);
    }

    public bool Renew(SqliteSession session, DateTime now) => queue.Renew(session, this, now);

    public void Dispose()
    {
        if (_done)
            return;

        try
        {
            Requeue();
        }
        catch (Exception error) when (error is SqliteException or ObjectDisposedException)
        {
            // Thrown from a using block this would hide the worker's own exception; the lease lapses by itself.
            Finish();
        }
    }

    public override string ToString() => $"job {JobId} from queue '{queueName}'";
}
