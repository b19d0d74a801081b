namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Puts entries in and takes them away; roll-ups, series and the days to be thought over follow in the same transaction.</summary>
internal sealed class EntryBook(LedgerLink link, TimeProvider time, bool trial)
{
    private readonly RollUpTables _rollUps = new(link);
    private readonly SeriesNumbers _numbers = new(link, time);
    private readonly ReckoningOfDays _reckoning = new(link);

    public EntryTable Entries { get; } = new(link, trial);

    public TouchedDays Days { get; } = new(link);

    /// <summary>Looks how days are reckoned now: at the beginning of every slice, since another process may change it.</summary>
    public void Begin() => _reckoning.Refresh();

    /// <summary>Writes what was gathered; must run before the slice is committed.</summary>
    public void Flush()
    {
        _rollUps.Flush();
        Days.Flush();
    }

    public void Number(SeriesSlot series, FileTally file)
    {
        file.ConnectionName ??= SeriesNumbers.NameOf(file, series.Facts.Account);
        if (series.Id == 0)
            _numbers.Number(series, file);
    }

    public void Number(PriceSlot? price)
    {
        if (price is { Id: 0 })
            _numbers.Number(price);
    }

    /// <summary>The row now stands under this number.</summary>
    public void Added(in UsageRow row, long id, FileTally file)
    {
        Days.Use(row.At);
        _rollUps.Add(row, id, row.Series.Id, row.Series.BaseId, _reckoning, 1);
        file.Added.Add(row);
    }

    /// <summary>Puts the row in the place of the entry of this number.</summary>
    public void Replace(in UsageRow row, long id, FileTally file)
    {
        Subtract(id, file.Added);
        Entries.Replace(row, file.ImportId, id);
        Added(row, id, file);
    }

    /// <summary>Takes an entry away.</summary>
    public void Remove(long id, RunTotals totals)
    {
        Subtract(id, totals);
        Entries.Delete(id);
    }

    private void Subtract(long id, RunTotals totals)
    {
        var held = Entries.Read(id, out var series);
        Days.Use(held.At);
        _rollUps.Add(held, id, series, _numbers.BaseOf(series), _reckoning, -1);
        totals.Figures.Add(held, -1);
    }
}
