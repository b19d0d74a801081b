using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Keeps the table of imports in step with the ledger: its counters are written in the same transaction as the entries.</summary>
internal sealed class ImportLog(LedgerLink link, TimeProvider time, string runner)
{
    private readonly Statement _findUnfinished = link.Prepare(
        $"SELECT Id,Accepted FROM Imports WHERE File=?1 AND Format=?2 AND State={(int)ImportState.Interrupted} ORDER BY Id DESC LIMIT 1");

    private readonly Statement _findEarlier = link.Prepare(
        "SELECT Id,RowsRead,Accepted,Duplicates,Updated,Rejected,Skipped,(SELECT COUNT(*) FROM ImportFaults WHERE ImportId=Imports.Id) "
        + "FROM Imports WHERE File=?1 AND Format=?2 ORDER BY Id DESC LIMIT 1");

    private readonly Statement _add = link.Prepare(
        "INSERT INTO Imports(File,Format,Connection,State,RowsRead,Accepted,Duplicates,Updated,Rejected,Skipped,StartedAt,Runner) "
        + $"VALUES(?1,?2,?3,{(int)ImportState.Running},0,0,0,0,0,0,?4,?5)");

    private readonly Statement _resume = link.Prepare($"UPDATE Imports SET State={(int)ImportState.Running},Runner=?2 WHERE Id=?1");

    private readonly Statement _update = link.Prepare(
        "UPDATE Imports SET State=?2,RowsRead=?3,Accepted=?4,Duplicates=?5,Updated=?6,Rejected=?7,Skipped=?8,FinishedAt=?9,Connection=?10,"
        + "FirstAt=MIN(COALESCE(FirstAt,?11),COALESCE(?11,FirstAt)),LastAt=MAX(COALESCE(LastAt,?12),COALESCE(?12,LastAt)),"
        + "Grouping=CASE WHEN ?13 IS NULL THEN Grouping ELSE COALESCE(Grouping,0)|?13 END WHERE Id=?1");

    private readonly Statement _dropFaults = link.Prepare("DELETE FROM ImportFaults WHERE ImportId=?1");
    private readonly Statement _addFault = link.Prepare("INSERT INTO ImportFaults(ImportId,Number,Line,Message) VALUES(?1,?2,?3,?4)");

    private long Now => UtcMicroseconds.From(time.GetUtcNow().UtcDateTime);

    /// <summary>Opens the file's line, or takes up the one that an interrupted run left.</summary>
    public void Open(FileTally file)
    {
        if (file.Continues)
            FindEarlier(file);
        else
            FindUnfinished(file);

        if (file.ImportId != 0)
        {
            _resume.Bind(1, file.ImportId);
            _resume.Bind(2, runner);
            _resume.Run();
            return;
        }

        _add.Bind(1, file.File);
        _add.Bind(2, file.Format);
        _add.Bind(3, file.Connection);
        _add.Bind(4, Now);
        _add.Bind(5, runner);
        _add.Run();
        file.ImportId = (int)link.LastId;
    }

    public void Update(FileTally file, ImportState state)
    {
        _update.Bind(1, file.ImportId);
        _update.Bind(2, (long)state);
        var earlier = file.Earlier;
        _update.Bind(3, earlier.RowsRead + file.RowsRead);
        // What the interrupted run had accepted comes back as duplicates: it is this import's own.
        _update.Bind(4, earlier.Accepted + file.AcceptedBefore + file.Accepted);
        _update.Bind(5, earlier.Duplicates + Math.Max(0, file.Duplicates - file.AcceptedBefore));
        _update.Bind(6, earlier.Updated + file.Updated);
        _update.Bind(7, earlier.Rejected + file.Rejected);
        _update.Bind(8, earlier.Skipped + file.PassedOver);
        _update.Bind(9, state == ImportState.Running ? null : Now);
        _update.Bind(10, file.Connection ?? file.ConnectionName);
        _update.Bind(11, file.FirstAt);
        _update.Bind(12, file.LastAt);
        _update.Bind(13, (long?)file.Grouping);
        _update.Run();
        if (state == ImportState.Running)
            return;

        if (file.IsResumed)
        {
            _dropFaults.Bind(1, file.ImportId);
            _dropFaults.Run();
        }

        var number = (int)file.Earlier.Faults;
        foreach (var fault in file.Faults.Take(FileTally.MaxFaults - number))
        {
            _addFault.Bind(1, file.ImportId);
            _addFault.Bind(2, ++number);
            _addFault.Bind(3, fault.Line);
            _addFault.Bind(4, fault.Message);
            _addFault.Run();
        }
    }

    private void FindUnfinished(FileTally file)
    {
        _findUnfinished.Bind(1, file.File);
        _findUnfinished.Bind(2, file.Format);
        // Standard input is another file every time.
        if (file.File != "-" && _findUnfinished.Step())
        {
            file.ImportId = (int)_findUnfinished.Long(0);
            file.AcceptedBefore = _findUnfinished.Long(1);
            file.IsResumed = true;
        }

        _findUnfinished.Reset();
    }

    private void FindEarlier(FileTally file)
    {
        _findEarlier.Bind(1, file.File);
        _findEarlier.Bind(2, file.Format);
        if (_findEarlier.Step())
        {
            file.ImportId = (int)_findEarlier.Long(0);
            file.Earlier = new EarlierPieces(
                _findEarlier.Long(1), _findEarlier.Long(2), _findEarlier.Long(3), _findEarlier.Long(4), _findEarlier.Long(5), _findEarlier.Long(6), _findEarlier.Long(7));
        }

        _findEarlier.Reset();
    }
}
