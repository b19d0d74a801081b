namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>
/// Takes every row of a connection out of both ledgers, in slices that leave the roll-ups equal to a scan each time: killed
/// midway, what is left still adds up, and running it again takes the rest.
/// </summary>
internal sealed class RemoveRows : IDisposable
{
    private static readonly TimeSpan SliceLength = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    private const int Batch = 500;

    private readonly LedgerLink _link;
    private readonly EntryBook _book;
    private readonly CostTable _costs;
    private readonly TimeProvider _time;
    private readonly int _connection;

    public RemoveRows(string connectionString, TimeProvider time, int connection)
    {
        _time = time;
        _connection = connection;
        _link = new LedgerLink(connectionString, time);
        try
        {
            _book = new EntryBook(_link, time, trial: false);
            _costs = new CostTable(_link, trial: false);
        }
        catch
        {
            _link.Dispose();
            throw;
        }
    }

    /// <summary>Returns how many rows went.</summary>
    public long Run(Action<long> told, CancellationToken ct)
    {
        var totals = new RunTotals();
        var gone = Empty("UsageEntries", id => _book.Remove(id, totals), told, 0, ct);
        return Empty(
            "CostEntries",
            id =>
            {
                var (at, days) = _costs.TimeOf(id);
                _costs.Delete(id);
                _book.Days.Charge(at, days);
            },
            told, gone, ct);
    }

    private long Empty(string table, Action<long> remove, Action<long> told, long gone, CancellationToken ct)
    {
        // The numbers are in order of time: what was taken away is never looked at again.
        using var next = new Statement(
            _link.Db, $"SELECT Id FROM {table} WHERE Id>?1 AND SeriesId IN (SELECT Id FROM Series WHERE ConnectionId=?2) ORDER BY Id LIMIT {Batch}");
        var last = -1L;
        for (List<long> ids = []; ;)
        {
            _link.Begin(ct);
            try
            {
                _book.Begin();
                var opened = _time.GetTimestamp();
                do
                {
                    Read(next, last, ids);
                    // From the last: closing a gap moves only what stands behind it, and the next look begins before all that moved.
                    for (var at = ids.Count - 1; at >= 0; at--)
                        remove(ids[at]);

                    gone += ids.Count;
                    last = ids.Count > 0 ? ids[^1] - Batch : last;
                }
                while (ids.Count == Batch && _time.GetElapsedTime(opened) < SliceLength);
                _book.Flush();
            }
            catch
            {
                _link.RollBack();
                throw;
            }

            _link.Commit();
            told(gone);
            if (ids.Count < Batch)
                return gone;

            ct.WaitHandle.WaitOne(Breath);
            ct.ThrowIfCancellationRequested();
        }
    }

    private void Read(Statement next, long after, List<long> ids)
    {
        ids.Clear();
        next.Bind(1, after);
        next.Bind(2, _connection);
        while (next.Step())
            ids.Add(next.Long(0));

        next.Reset();
    }

    public void Dispose() => _link.Dispose();
}
