using System.Collections.Concurrent;

namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Keeps sessions for readers. Under WAL they see the last commit and never wait for a writer.</summary>
internal sealed class SessionPool(string connectionString) : IDisposable
{
    private const int Kept = 8;

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _closed;

    /// <summary>Runs <paramref name="work"/> in one snapshot, whatever is written meanwhile.</summary>
    public T Read<T>(Func<SqliteSession, T> work)
    {
        var session = Rent();
        try
        {
            session.Execute("BEGIN");
            var result = work(session);
            session.Execute("COMMIT");
            Return(session);
            return result;
        }
        catch
        {
            // Its transaction is in an unknown state: closing the connection ends it for certain.
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a single statement, which is its own snapshot.</summary>
    public T Peek<T>(Func<SqliteSession, T> work)
    {
        var session = Rent();
        try
        {
            var result = work(session);
            Return(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public SqliteSession Open() => new(connectionString);

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    private SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteJobStorage));
        return _idle.TryTake(out var session) ? session : Open();
    }

    private void Return(SqliteSession session)
    {
        if (_closed || _idle.Count >= Kept)
            session.Dispose();
        else
            _idle.Add(session);
    }
}
