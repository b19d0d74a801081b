namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>
/// The UTC days of which a slice changed usage or charges: their charges have to be spread anew. Noted in the same
/// transaction, so that nothing is forgotten when the process dies; days without charges are not noted for that. That
/// their user actions have to be counted anew is noted for all.
/// </summary>
internal sealed class TouchedDays(LedgerLink link)
{
    private const long DayLength = 24L * 3600 * 1_000_000;

    private readonly HashSet<int> _used = [];
    private readonly HashSet<int> _charged = [];
    private readonly Statement _widest = link.Prepare("SELECT MAX(Days) FROM CostEntries");
    private readonly Statement _mark = link.Prepare("INSERT OR IGNORE INTO StaleCostDays(ForDay) VALUES(?1)");

    // Actions of users are counted day by day.
    private readonly Statement _markActions = link.Prepare("INSERT INTO StaleExchangeDays(ForDay,Touches) VALUES(?1,1) ON CONFLICT DO UPDATE SET Touches=Touches+1");

    private readonly Statement _markCovered = link.Prepare(
        "INSERT OR IGNORE INTO StaleCostDays(ForDay) SELECT ?1 WHERE EXISTS(SELECT 1 FROM CostEntries WHERE Id>=?2 AND Id<?3)");

    /// <summary>Usage of this moment came or went.</summary>
    public void Use(long at) => _used.Add(Day(at));

    /// <summary>A charge for this day, or for so many days from it, came or went.</summary>
    public void Charge(long at, int days)
    {
        for (var day = Day(at); day < Day(at) + Math.Max(1, days); day++)
            _charged.Add(day);
    }

    /// <summary>Notes them; must run inside the transaction that changed them.</summary>
    public void Flush()
    {
        foreach (var day in _charged)
        {
            _mark.Bind(1, day);
            _mark.Run();
        }

        foreach (var day in _used)
        {
            _markActions.Bind(1, day);
            _markActions.Run();
        }

        if (_used.Count > 0 && Widest() is > 0 and var widest)
        {
            foreach (var day in _used)
            {
                _markCovered.Bind(1, day);
                _markCovered.Bind(2, EntryId.FirstOf((day - widest + 1) * DayLength));
                _markCovered.Bind(3, EntryId.FirstOf((day + 1) * DayLength));
                _markCovered.Run();
            }
        }

        _used.Clear();
        _charged.Clear();
    }

    private static int Day(long at) => (int)(at / DayLength);

    private long Widest()
    {
        var widest = _widest.Step() ? _widest.LongOrNull(0) ?? 0 : 0;
        _widest.Reset();
        return widest;
    }
}
