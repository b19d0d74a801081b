using Dashboard.Core.Usage.Ledger.Costs;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Builds the next reckoning of days out of the entries, slice by slice, in order of their numbers.</summary>
internal sealed class DayRebuild : IDisposable
{
    private const int RowsPerLook = 1000;

    private readonly TimeSpan _sliceLength;
    private readonly LedgerLink _link;
    private readonly TimeProvider _time;
    private readonly RollUpTables _rollUps;
    private readonly ReckoningOfDays _reckoning;
    private readonly SeriesNumbers _numbers;
    private readonly EntryTable _entries;
    private readonly Statement _next;
    private readonly Statement _mark;

    public DayRebuild(string connectionString, TimeProvider time, TimeSpan? sliceLength = null)
    {
        _sliceLength = sliceLength ?? TimeSpan.FromMilliseconds(80);
        _time = time;
        _link = new LedgerLink(connectionString, time);
        _rollUps = new RollUpTables(_link);
        _reckoning = new ReckoningOfDays(_link);
        _numbers = new SeriesNumbers(_link, time);
        _entries = new EntryTable(_link, trial: false);
        _next = _link.Prepare($"SELECT Id FROM UsageEntries WHERE Id>=?1 ORDER BY Id LIMIT {RowsPerLook}");
        _mark = _link.Prepare("UPDATE ReportingZones SET NextBuiltUntil=?1 WHERE Id=1");
    }

    /// <summary>Notes what is wanted; false when days are reckoned so already.</summary>
    public bool Start(string zone, CancellationToken ct)
    {
        _link.Begin(ct);
        _link.Run($"INSERT OR IGNORE INTO ReportingZones(Id,TimeZone,Generation,NextBuiltUntil) VALUES(1,'{ReportingZone.Utc}',0,0)");
        _reckoning.Refresh();
        var wanted = _reckoning.Days.Zone.Id != zone;
        if (!wanted)
            _link.Run("UPDATE ReportingZones SET NextTimeZone=NULL WHERE Id=1");
        else if (_reckoning.NextDays?.Zone.Id != zone)
            Restart(zone);

        _link.Commit();
        return wanted;
    }

    /// <summary>Builds on for one slice; with the last one the new days hold, and false says so.</summary>
    public bool BuildSlice(CancellationToken ct)
    {
        _link.Begin(ct);
        var started = _time.GetTimestamp();
        _reckoning.Refresh();
        if (_reckoning.NextDays is not { } days)
        {
            // Somebody else finished or changed their mind.
            _link.Commit();
            return false;
        }

        var at = _reckoning.BuiltUntil;
        List<long> ids;
        do
        {
            ids = Following(at);
            foreach (var id in ids)
            {
                var row = _entries.Read(id, out var series);
                _rollUps.AddDay(row, series, _numbers.BaseOf(series), _reckoning.Generation + 1, days, 1);
            }

            at = ids.Count > 0 ? ids[^1] + 1 : at;
        }
        while (ids.Count > 0 && _time.GetElapsedTime(started) < _sliceLength);

        _rollUps.Flush();
        _mark.Bind(1, at);
        _mark.Run();
        if (ids.Count == 0)
        {
            _link.Run("UPDATE ReportingZones SET TimeZone=NextTimeZone,Generation=Generation+1,NextTimeZone=NULL,NextBuiltUntil=0 WHERE Id=1");
            _link.Run(SpreadCosts.MarkAll);
        }

        _link.Commit();
        return ids.Count > 0;
    }

    /// <summary>Drops some of the days that nobody reads any more; false when none are left.</summary>
    public bool DropSlice(CancellationToken ct)
    {
        _link.Begin(ct);
        var dropped = 0;
        foreach (var table in (string[])["UsageDays", "SmallDays"])
        {
            using var drop = new Statement(_link.Db, $"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE Generation<(SELECT Generation FROM ReportingZones WHERE Id=1) LIMIT 5000)");
            dropped += drop.Run();
        }

        _link.Commit();
        return dropped > 0;
    }

    public void Dispose() => _link.Dispose();

    private void Restart(string zone)
    {
        foreach (var table in (string[])["UsageDays", "SmallDays"])
            _link.Run($"DELETE FROM {table} WHERE Generation>{_reckoning.Generation}");

        using var set = new Statement(_link.Db, "UPDATE ReportingZones SET NextTimeZone=?1,NextBuiltUntil=0 WHERE Id=1");
        set.Bind(1, zone);
        set.Run();
    }

    private List<long> Following(long at)
    {
        List<long> ids = [];
        _next.Bind(1, at);
        while (_next.Step())
            ids.Add(_next.Long(0));

        _next.Reset();
        return ids;
    }
}
