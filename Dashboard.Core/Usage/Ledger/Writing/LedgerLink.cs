using Dashboard.Core.Store;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>A connection for bulk writing: transactions that take the write lock at once, and prepared statements.</summary>
internal sealed class LedgerLink : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    private readonly sqlite3 _db;
    private readonly TimeProvider _time;
    private readonly List<Statement> _statements = [];

    public LedgerLink(string connectionString, TimeProvider time)
    {
        _time = time;
        // A connection of our own, for one thread: what we tell it about its cache must not reach a page's, and it needs no mutex.
        Batteries_V2.Init();
        var path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        var code = raw.sqlite3_open_v2(path, out _db, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            SqliteException.ThrowExceptionForRC(code, _db);
            Run(SqlitePragmas.Statement);
            Run("PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=64000;");
        }
        catch
        {
            _db.Dispose();
            throw;
        }
    }

    internal sqlite3 Db => _db;

    public Statement Prepare(string sql)
    {
        var statement = new Statement(Db, sql);
        _statements.Add(statement);
        return statement;
    }

    public void Run(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Db, sql), Db);

    /// <summary>Takes the write lock; waits for other writers, minutes if need be, but not for ever.</summary>
    public void Begin(CancellationToken ct)
    {
        var started = _time.GetTimestamp();
        while (raw.sqlite3_exec(Db, "BEGIN IMMEDIATE") is var code and not raw.SQLITE_OK)
        {
            ct.ThrowIfCancellationRequested();
            if (code is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
                SqliteException.ThrowExceptionForRC(code, Db);

            if (_time.GetElapsedTime(started) > MaxWait)
                throw new StoreProblemException($"The database has been busy with other writers for {MaxWait.TotalMinutes:0} minutes; run the import again when they are done.");
        }
    }

    /// <summary>Another number once somebody else has written anything: what was read before may no longer hold.</summary>
    public long Version()
    {
        using var ask = new Statement(Db, "PRAGMA data_version");
        ask.Step();
        return ask.Long(0);
    }

    public void Commit() => Run("COMMIT");

    /// <summary>Moves what waits in the write-ahead log into the database, as far as nobody reads it; takes no write lock.</summary>
    public void Checkpoint() => Run("PRAGMA wal_checkpoint(PASSIVE)");

    public void RollBack() => _ = raw.sqlite3_exec(Db, "ROLLBACK");

    public long LastId => raw.sqlite3_last_insert_rowid(Db);

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();

        _db.Dispose();
    }
}
