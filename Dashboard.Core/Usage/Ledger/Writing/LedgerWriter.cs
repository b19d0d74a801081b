using Dashboard.Core.Usage.Import;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>
/// Writes rows in slices: each is one transaction that takes the write lock, puts entries and roll-ups in and lets go
/// after about <see cref="SliceLength"/>, so that pages and jobs never wait long. A slice is whole or not there at all.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(80);

    // SQLite wakes a waiting writer every 100 ms at the latest: once in a while the lock must be free for longer than that.
    private static readonly TimeSpan BreathEvery = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(105);

    private readonly LedgerLink _link;
    private readonly TimeProvider _time;
    private readonly EntryBook _book;
    private readonly RowWriter _rows;
    private readonly ImportLog _log;
    private readonly RememberFiles _files;
    private readonly HashSet<FileTally> _touched = [];
    private readonly bool _trial;

    private bool _open;
    private long _openedAt;
    private long _breathedAt;

    /// <param name="trial">Counts what would be added and leaves no trace.</param>
    public LedgerWriter(string connectionString, TimeProvider time, string runner, bool trial)
    {
        _time = time;
        _trial = trial;
        _link = new LedgerLink(connectionString, time);
        try
        {
            if (trial)
                TrialTables.Create(_link);

            _book = new EntryBook(_link, time, trial);
            _rows = new RowWriter(_link, _book, time, trial);
            _log = new ImportLog(_link, time, runner);
            _files = new RememberFiles(_link);
            _breathedAt = time.GetTimestamp();
        }
        catch
        {
            _link.Dispose();
            throw;
        }
    }

    /// <summary>Writes a batch; opens a slice when none is open and closes it when it has lasted long enough.</summary>
    public void Write(RowBatch batch, CancellationToken ct)
    {
        Open(ct);
        WriteRows(batch);
        if (_time.GetElapsedTime(_openedAt) >= SliceLength)
            Commit(ct);
    }

    /// <summary>
    /// Makes these rows all that a connection holds of a window, in one transaction: what the source no longer says goes.
    /// Rows outside the window are skipped. Returns how many entries went.
    /// </summary>
    public int Replace(Window window, IReadOnlyList<RowBatch> batches, CancellationToken ct)
    {
        Open(ct);
        _rows.Begin(window);
        foreach (var batch in batches)
            WriteRows(batch);

        var gone = _rows.EndWindow(batches.Count > 0 ? batches[0].File.Added : new RunTotals());
        if (gone > 0 && !_trial)
            _files.Forget(window.Connection);

        Commit(ct);
        return gone;
    }

    private void WriteRows(RowBatch batch)
    {
        var file = batch.File;
        if (file.ImportId == 0)
            _log.Open(file);

        _touched.Add(file);
        foreach (ref var row in batch.Rows.AsSpan(0, batch.Count))
            _rows.Write(ref row, file);

        foreach (var cost in batch.Costs)
            _rows.Write(cost, file);

        foreach (var span in batch.Spans)
            _rows.Counts(span, file);

        if (!batch.IsLast)
            return;

        _log.Update(file, ImportState.Done);
        if (!_trial)
            _files.Put(file);

        _touched.Remove(file);
    }

    /// <summary>Ends the slice: to be called whenever the next rows are not at hand, since the lock keeps others waiting.</summary>
    public void Commit(CancellationToken ct)
    {
        if (!_open)
            return;

        _rows.Flush();
        _book.Flush();
        foreach (var file in _touched)
            _log.Update(file, ImportState.Running);

        _touched.Clear();
        _link.Commit();
        _open = false;

        if (!_trial && _time.GetElapsedTime(_breathedAt) > BreathEvery)
            Breathe(ct);
    }

    // Moving the log into the database needs no write lock: others write meanwhile.
    private void Breathe(CancellationToken ct)
    {
        var began = _time.GetTimestamp();
        _link.Checkpoint();
        if (Breath - _time.GetElapsedTime(began) is { Ticks: > 0 } rest)
            ct.WaitHandle.WaitOne(rest);

        _breathedAt = _time.GetTimestamp();
    }

    public void Dispose()
    {
        // An open slice is half a slice: it must not be kept.
        if (_open)
            _link.RollBack();

        _link.Dispose();
    }

    private void Open(CancellationToken ct)
    {
        if (_open)
            return;

        if (_trial)
            _link.Run("BEGIN");
        else
            _link.Begin(ct);

        _open = true;
        _openedAt = _time.GetTimestamp();
        _book.Begin();
    }
}
