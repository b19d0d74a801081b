namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>What becomes of a row: new, known, restated, fuller than its copy, a repetition, or outside of the window.</summary>
internal sealed class RowWriter(LedgerLink link, EntryBook book, bool trial)
{
    private readonly CostTable _costs = new(link, trial);
    private readonly MessageCopies _copies = new(link, book, trial);
    private readonly List<(long EntryId, int? ImportId)> _repetitions = [];
    private SpanTree? _spans;
    private WindowRows? _window;

    /// <summary>From here on rows are all that a connection holds of a window.</summary>
    public void Begin(Window window) => _window = new WindowRows(link, window);

    /// <summary>Takes away what the source did not say again; returns how many entries went.</summary>
    public int EndWindow(RunTotals totals)
    {
        var window = _window!;
        _window = null;
        foreach (var id in window.UsageLeft)
            book.Remove(id, totals);

        foreach (var id in window.CostsLeft)
        {
            var (at, days) = _costs.TimeOf(id);
            _costs.Delete(id);
            book.Days.Charge(at, days);
        }

        return window.UsageLeft.Count + window.CostsLeft.Count;
    }

    /// <summary>Ends the slice; must run before it is committed.</summary>
    public void Flush() => _copies.Flush();

    public void Write(ref UsageRow row, FileTally file)
    {
        if (IsOutside(row.At, file))
            return;

        if (row.Place is { } place && !Counts(place, file))
        {
            file.Repeated++;
            return;
        }

        book.Number(row.Series, file);
        book.Number(row.Price);
        if (row.Sameness == Sameness.KeepFullest && _copies.Known(ref row, file))
            return;

        var added = book.Entries.TryInsert(row, file.ImportId, out var id);
        _window?.SaidAgain(id);
        if (row.Place is { } entered)
            _spans!.Entered(entered, id, added ? file.ImportId : null);

        if (!added)
        {
            file.Known += row.Beside ? 0 : 1;
            if (row.Sameness == Sameness.Replace)
                Restate(row, id, file);

            return;
        }

        book.Added(row, id, file);
        file.Accepted += row.Beside ? 0 : 1;
        if (row.Sameness == Sameness.KeepFullest)
            _copies.First(row, id);
    }

    public void Write(in CostRow row, FileTally file)
    {
        if (IsOutside(row.At, file))
            return;

        book.Number(row.Series, file);
        var put = _costs.Put(row, file.ImportId, out var id);
        _window?.CostSaidAgain(id);
        if (put.Change == CostChange.Added)
            file.Accepted++;
        else
            file.Known++;

        if (put.Change == CostChange.Restated)
            file.Updated++;

        if (put.Change == CostChange.None)
            return;

        file.Added.AddCost(row, put);
        book.Days.Charge(row.At, row.Days);
    }

    /// <summary>Says whether usage of this span counts, and takes back what it shows to be a repetition.</summary>
    public bool Counts(SpanPlace span, FileTally file)
    {
        _spans ??= new SpanTree(link, trial);
        _repetitions.Clear();
        var counts = _spans.Note(span, _repetitions);
        foreach (var (entry, import) in _repetitions)
        {
            book.Remove(entry, file.Added);
            if (import != file.ImportId)
                continue;

            file.Accepted--;
            file.Repeated++;
        }

        return counts;
    }

    private bool IsOutside(long at, FileTally file)
    {
        if (_window?.Window.Covers(at) != false)
            return false;

        file.Skipped++;
        return true;
    }

    private void Restate(in UsageRow row, long id, FileTally file)
    {
        var held = book.Entries.Read(id, out var series);
        if (series == row.Series.Id && held.Tokens == row.Tokens && held.Requests == row.Requests && held.ReportedNanos == row.ReportedNanos)
            return;

        book.Replace(row, id, file);
        file.Updated++;
    }
}
