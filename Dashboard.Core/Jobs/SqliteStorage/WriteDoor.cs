namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>
/// The only way to write. SQLite has one writer at a time: the writers of this process queue here, in memory,
/// so that only processes compete for the file.
/// </summary>
internal sealed class WriteDoor(SessionPool sessions) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteSession? _session;
    private volatile bool _closed;

    public void Write(Action<SqliteSession> work) => Write(session =>
    {
        work(session);
        return true;
    });

    /// <summary>Everything in <paramref name="work"/> is committed, or nothing.</summary>
    public T Write<T>(Func<SqliteSession, T> work)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteJobStorage));
        _turn.Wait();
        try
        {
            // Checked again: the storage may have been closed while this writer waited.
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteJobStorage));
            _session ??= sessions.Open();
            return WriteIn(_session, work);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _closed = true;
        _turn.Wait();
        _session?.Dispose();
        _session = null;
        // The semaphore is left to the collector: a late writer still has to find it and be told that the storage is closed.
        _turn.Release();
    }

    private T WriteIn<T>(SqliteSession session, Func<SqliteSession, T> work)
    {
        try
        {
            // IMMEDIATE takes the write lock at once: a transaction that read first and wrote later could be refused
            // halfway, without any waiting.
            session.Execute("BEGIN IMMEDIATE");
            var result = work(session);
            session.Execute("COMMIT");
            return result;
        }
        catch
        {
            // Closing rolls back whatever was open, also after an error that ended the transaction by itself.
            session.Dispose();
            _session = null;
            throw;
        }
    }
}
