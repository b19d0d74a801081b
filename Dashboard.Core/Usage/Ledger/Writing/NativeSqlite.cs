using System.Runtime.InteropServices;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>
/// The calls of which an import makes millions, straight into the library that SQLitePCLRaw brings: its own way of
/// calling guards every handle anew, which cost a third of all time. The handles stay SQLitePCLRaw's. The short ones
/// run without telling the garbage collector: they never wait, since a <see cref="LedgerLink"/> has no mutex.
/// </summary>
internal static class NativeSqlite
{
    /// <summary>The library copies a text at once.</summary>
    public const nint Transient = -1;

    private const string Library = "e_sqlite3";

    [DllImport(Library, EntryPoint = "sqlite3_bind_int64", ExactSpelling = true), SuppressGCTransition]
    public static extern int BindLong(nint statement, int at, long value);

    [DllImport(Library, EntryPoint = "sqlite3_bind_null", ExactSpelling = true), SuppressGCTransition]
    public static extern int BindNull(nint statement, int at);

    [DllImport(Library, EntryPoint = "sqlite3_bind_text", ExactSpelling = true)]
    public static extern int BindText(nint statement, int at, ref byte text, int length, nint keeper);

    [DllImport(Library, EntryPoint = "sqlite3_step", ExactSpelling = true)]
    public static extern int Step(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_reset", ExactSpelling = true)]
    public static extern int Reset(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_changes", ExactSpelling = true), SuppressGCTransition]
    public static extern int Changes(nint database);

    [DllImport(Library, EntryPoint = "sqlite3_column_int64", ExactSpelling = true), SuppressGCTransition]
    public static extern long ColumnLong(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_type", ExactSpelling = true), SuppressGCTransition]
    public static extern int ColumnType(nint statement, int column);
}
