using System.Buffers.Binary;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Notes which files are in the ledger to their end, in the transaction that put their last rows there.</summary>
internal sealed class RememberFiles(LedgerLink link)
{
    /// <summary>SQL: how many connections were ever deleted.</summary>
    public const string ConnectionsGone = "(SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name='Connections'),0)-(SELECT COUNT(*) FROM Connections))";

    private readonly Statement _put = link.Prepare(
        "INSERT OR REPLACE INTO RememberedFiles(Path,Connection,Format,ImportId,Build,ConnectionsGone,Size,Modified,ReadAt,RowsRead,Rejected,Skipped,FirstAt,LastAt,"
        + "WholeBytes,WholeLines,WholeRows,WholeRejected,WholeSkipped,EndsHash) "
        + $"VALUES(?1,?2,?3,?4,?5,{ConnectionsGone},?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19)");

    private readonly Statement _forget = link.Prepare("DELETE FROM RememberedFiles WHERE Format IN (SELECT Format FROM Connections WHERE Name=?1)");

    /// <summary>Every build of this program has its own.</summary>
    public static long Build { get; } = BinaryPrimitives.ReadInt64LittleEndian(typeof(RememberFiles).Module.ModuleVersionId.ToByteArray());

    public void Put(FileTally file)
    {
        if (file.Stamp is not { } stamp || file.Restates || file.Incomplete)
            return;

        var whole = file.Whole;
        _put.Bind(1, file.File);
        _put.Bind(2, file.Connection ?? "");
        _put.Bind(3, file.Format);
        var at = 4;
        foreach (var value in (ReadOnlySpan<long?>)
                 [
                     file.ImportId, Build, stamp.Size, stamp.Modified, stamp.SeenAt, file.RowsRead, file.Rejected, file.Skipped, file.FirstAt, file.LastAt,
                     whole.Bytes, whole.Lines, whole.Rows, whole.Rejected, whole.Skipped, file.EndsHash,
                 ])
            _put.Bind(at++, value);

        _put.Run();
    }

    /// <summary>Entries of this connection went: any file of its format may hold a row that is no longer there.</summary>
    public void Forget(string connection)
    {
        _forget.Bind(1, connection);
        _forget.Run();
    }
}
