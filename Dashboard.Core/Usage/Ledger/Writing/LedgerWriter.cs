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
    private readonly EntryTable _entries;
    private readonly CostTable _costs;
    private readonly TouchedDays _days;
    private readonly RollUpTables _rollUps;
    private readonly SeriesNumbers _numbers;
    private readonly ImportLog _log;
    private readonly MessageVersions _versions;
    private readonly RememberFiles _files;
    private readonly ReckoningOfDays _reckoning;
    private readonly HashSet<FileTally> _touched = [];
    private readonly bool _trial;
    private readonly List<(long EntryId, int? ImportId)> _repetitions = [];
    private SpanTree? _spans;

    private WindowRows? _window;
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

            _entries = new EntryTable(_link, trial);
            _costs = new CostTable(_link, trial);
            _days = new TouchedDays(_link);
            _rollUps = new RollUpTables(_link);
            _numbers = new SeriesNumbers(_link, time);
            _log = new ImportLog(_link, time, runner);
            _versions = new MessageVersions(_link, trial);
            _files = new RememberFiles(_link);
            _reckoning = new ReckoningOfDays(_link);
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
        _window = new WindowRows(_link, window);
        foreach (var batch in batches)
            WriteRows(batch);

        var totals = batches.Count > 0 ? batches[0].File.Added : new RunTotals();
        foreach (var id in _window.UsageLeft)
        {
            TakeAway(id, totals);
            _entries.Delete(id);
        }

        foreach (var id in _window.CostsLeft)
        {
            var (at, days) = _costs.TimeOf(id);
            _costs.Delete(id);
            _days.Charge(at, days);
        }

        var gone = _window.UsageLeft.Count + _window.CostsLeft.Count;
        if (gone > 0 && !_trial)
            _files.Forget(window.Connection);

        _window = null;
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
            Write(ref row, file);

        foreach (var cost in batch.Costs)
            Write(cost, file);

        foreach (var span in batch.Spans)
            Counts(span, file);

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

        _versions.SettleIfMany();
        _rollUps.Flush();
        _days.Flush();
        foreach (var file in _touched)
            _log.Update(file, ImportState.Running);

        _touched.Clear();
        _link.Commit();
        _open = false;

        if (!_trial && _time.GetElapsedTime(_breathedAt) > BreathEvery)
        {
            ct.WaitHandle.WaitOne(Breath);
            _breathedAt = _time.GetTimestamp();
        }
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
        _reckoning.Refresh();
    }

    private void Write(ref UsageRow row, FileTally file)
    {
        if (_window?.Window.Covers(row.At) == false)
        {
            file.Skipped++;
            return;
        }

        if (row.Place is { } place && !Counts(place, file))
        {
            file.Repeated++;
            return;
        }

        Number(row.Series, file);
        if (row.Price is { Id: 0 } price)
            _numbers.Number(price);

        if (row.AlsoKeys is not null)
            Unite(ref row, file);

        if (row.Sameness == Sameness.KeepFullest && _versions.Find(row.KeyHash) is { } version)
        {
            row.KeyHash = version.KeyHash;
            WriteFuller(ref row, file, version);
            return;
        }

        var added = _entries.TryInsert(row, file.ImportId, out var id);
        if (row.Place is { } entered)
            _spans!.Entered(entered, id, added ? file.ImportId : null);

        if (added)
        {
            Add(row, id, file);
            _window?.SaidAgain(id);
            file.Accepted += row.Beside ? 0 : 1;
            if (row.Sameness == Sameness.KeepFullest)
                _versions.Put(row, id);

            return;
        }

        _window?.SaidAgain(id);
        file.Known += row.Beside ? 0 : 1;
        if (row.Sameness == Sameness.Replace)
            Restate(row, id, file);
    }

    // Says whether usage of this span counts, and takes back what it shows to be a repetition.
    private bool Counts(SpanPlace span, FileTally file)
    {
        _spans ??= new SpanTree(_link, _trial);
        _repetitions.Clear();
        var counts = _spans.Note(span, _repetitions);
        foreach (var (entry, import) in _repetitions)
        {
            TakeAway(entry, file.Added);
            _entries.Delete(entry);
            if (import != file.ImportId)
                continue;

            file.Accepted--;
            file.Repeated++;
        }

        return counts;
    }

    private void Write(in CostRow row, FileTally file)
    {
        if (_window?.Window.Covers(row.At) == false)
        {
            file.Skipped++;
            return;
        }

        Number(row.Series, file);
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
        _days.Charge(row.At, row.Days);
    }

    // Copies that came under different names turn out to be one message: of two entries the fuller stays.
    private void Unite(ref UsageRow row, FileTally file)
    {
        var own = _versions.Own(row.KeyHash);
        foreach (var name in row.AlsoKeys!)
        {
            var other = _versions.Own(name);
            if (other == own)
                continue;

            if (_versions.Find(other) is { } copy)
            {
                if (_versions.Find(own) is { } held)
                {
                    var copyStays = copy.Rank > held.Rank || (copy.Rank == held.Rank && copy.Tie < held.Tie);
                    var (stays, goes) = copyStays ? (copy, held) : (held, copy);
                    TakeAway(goes.EntryId, file.Added);
                    _entries.Delete(goes.EntryId);
                    copy = stays;
                }

                _versions.Put(own, copy.EntryId, copy.Rank, copy.Tie);
            }

            _versions.PutName(other, own);
        }

        row.KeyHash = own;
    }

    private void WriteFuller(ref UsageRow row, FileTally file, MessageVersion version)
    {
        file.Known++;
        if (!row.IsFullerThan(version.Rank, version.Tie))
            return;

        TakeAway(version.EntryId, file.Added);
        if (EntryId.Of(row.At, row.KeyHash) == version.EntryId)
        {
            _entries.Replace(row, file.ImportId, version.EntryId);
            Add(row, version.EntryId, file);
        }
        else
        {
            _entries.Delete(version.EntryId);
            if (!_entries.TryInsert(row, file.ImportId, out var id))
                _entries.Replace(row, file.ImportId, id);

            Add(row, id, file);
            version.EntryId = id;
        }

        _versions.Put(row, version.EntryId);
        file.Updated++;
    }

    private void Restate(in UsageRow row, long id, FileTally file)
    {
        var held = _entries.Read(id, out var series);
        if (series == row.Series.Id && held.Tokens == row.Tokens && held.Requests == row.Requests && held.ReportedNanos == row.ReportedNanos)
            return;

        TakeAway(id, file.Added);
        _entries.Replace(row, file.ImportId, id);
        Add(row, id, file);
        file.Updated++;
    }

    private void Number(SeriesSlot series, FileTally file)
    {
        file.ConnectionName ??= SeriesNumbers.NameOf(file, series.Facts.Account);
        if (series.Id == 0)
            _numbers.Number(series, file);
    }

    private void Add(in UsageRow row, long id, FileTally file)
    {
        _days.Use(row.At);
        _rollUps.Add(row, id, row.Series.Id, row.Series.BaseId, _reckoning, 1);
        file.Added.Add(row);
    }

    private void TakeAway(long id, RunTotals totals)
    {
        var held = _entries.Read(id, out var series);
        _days.Use(held.At);
        _rollUps.Add(held, id, series, _numbers.BaseOf(series), _reckoning, -1);
        totals.Figures.Add(held, -1);
    }
}
