namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>The SQL of cost entries: put, find, take away.</summary>
internal sealed class CostTable(LedgerLink link, bool trial)
{
    private const string Columns = "Id,KeyHash,SeriesId,At,Grain,Nanos,Currency,Kind,Item,ImportId,Line,Days";

    private const string Values = "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)";

    private readonly Statement _insert = link.Prepare($"INSERT INTO CostEntries({Columns}) {Values} ON CONFLICT DO NOTHING");
    private readonly Statement _replace = link.Prepare($"INSERT OR REPLACE INTO CostEntries({Columns}) {Values}");
    private readonly Statement _delete = link.Prepare("DELETE FROM CostEntries WHERE Id=?1");
    private readonly Statement _time = link.Prepare("SELECT At,Days FROM CostEntries WHERE Id=?1");
    private readonly Statement _read = link.Prepare("SELECT KeyHash,SeriesId,Nanos,Currency,Kind FROM CostEntries WHERE Id=?1");

    // A trial writes beside the ledger and still has to see what the ledger holds.
    private readonly Statement? _heldCopy = trial
        ? link.Prepare($"INSERT INTO CostEntries({Columns}) SELECT {Columns} FROM main.CostEntries WHERE Id=?1 ON CONFLICT DO NOTHING")
        : null;

    /// <summary>Puts the line in, or in the place of the one it restates.</summary>
    public CostPut Put(in CostRow row, int importId, out long id)
    {
        for (id = EntryId.Of(row.At, row.KeyHash); ; id++)
        {
            CopyHeld(id);
            if (Run(_insert, row, importId, id) > 0)
                return new CostPut(CostChange.Added, null, null);

            if (Held(id) is not { } held || held.KeyHash != row.KeyHash)
                continue;

            if (held.Series == row.Series.Id && held.Nanos == row.Nanos && held.Currency == row.Currency && held.Kind == row.Kind)
                return new CostPut(CostChange.None, null, null);

            Run(_replace, row, importId, id);
            return new CostPut(CostChange.Restated, held.Nanos, held.Currency);
        }
    }

    public void Delete(long id)
    {
        _delete.Bind(1, id);
        _delete.Run();
    }

    /// <summary>When the line of this number was charged for, and for how many days.</summary>
    public (long At, int Days) TimeOf(long id)
    {
        _time.Bind(1, id);
        var time = _time.Step() ? (_time.Long(0), (int)_time.Long(1)) : default;
        _time.Reset();
        return time;
    }

    private (long KeyHash, int Series, long Nanos, string Currency, CostKind Kind)? Held(long id)
    {
        _read.Bind(1, id);
        var held = _read.Step() ? (_read.Long(0), (int)_read.Long(1), _read.Long(2), _read.Text(3)!, (CostKind)_read.Long(4)) : ((long, int, long, string, CostKind)?)null;
        _read.Reset();
        return held;
    }

    private void CopyHeld(long id)
    {
        _heldCopy?.Bind(1, id);
        _heldCopy?.Run();
    }

    private static int Run(Statement to, in CostRow row, int importId, long id)
    {
        to.Bind(1, id);
        to.Bind(2, row.KeyHash);
        to.Bind(3, row.Series.Id);
        to.Bind(4, row.At);
        to.Bind(5, (long)row.Grain);
        to.Bind(6, row.Nanos);
        to.Bind(7, row.Currency);
        to.Bind(8, (long)row.Kind);
        to.Bind(9, row.Item);
        to.Bind(10, importId);
        to.Bind(11, row.Line);
        to.Bind(12, Math.Max(1, row.Days));
        return to.Run();
    }
}

/// <summary>What became of a line, and what stood in its place before.</summary>
internal readonly record struct CostPut(CostChange Change, long? HeldNanos, string? HeldCurrency);

/// <summary>What a line did to the cost ledger.</summary>
internal enum CostChange
{
    None,
    Added,
    Restated,
}
