using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>A prepared statement. ADO.NET's commands cost about a third more for each of millions of rows.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    public Statement(sqlite3 db, string sql)
    {
        _db = db;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(db, sql, out _statement), db);
    }

    /// <summary>Parameters count from one.</summary>
    public void Bind(int at, long value) => Check(raw.sqlite3_bind_int64(_statement, at, value));

    public void Bind(int at, long? value)
    {
        if (value is { } known)
            Check(raw.sqlite3_bind_int64(_statement, at, known));
        else
            Check(raw.sqlite3_bind_null(_statement, at));
    }

    public void Bind(int at, string? value)
    {
        if (value is not null)
            Check(raw.sqlite3_bind_text(_statement, at, value));
        else
            Check(raw.sqlite3_bind_null(_statement, at));
    }

    public void Bind(int at, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, at, value));

    /// <summary>True when there is a row to read.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_ROW)
            return true;

        if (code is not raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(_statement);
            Check(code);
        }

        return false;
    }

    /// <summary>Runs it to its end and makes it ready for the next time; returns how many rows it changed.</summary>
    public int Run()
    {
        Step();
        raw.sqlite3_reset(_statement);
        return raw.sqlite3_changes(_db);
    }

    public void Reset() => raw.sqlite3_reset(_statement);

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _db);
}
