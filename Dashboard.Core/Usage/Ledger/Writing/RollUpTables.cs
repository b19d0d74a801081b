using System.Globalization;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Gathers the sums of a slice in memory and puts them into the roll-ups before the slice is committed.</summary>
internal sealed class RollUpTables(LedgerLink link)
{
    private const long HourLength = 3600L * 1_000_000;

    private readonly Dictionary<DayKey, Figures> _days = [];
    private readonly Dictionary<DayKey, Figures> _small = [];
    private readonly Dictionary<(long Hour, int Series), Figures> _hours = [];
    private readonly Stack<Figures> _spare = new();
    private readonly HashSet<int> _months = [];
    private readonly Statement _renewStamp = link.Prepare(RollUpStamp.Renew);

    private readonly RollUpStatements _dayTable = new(link, "UsageDays", "Generation,Day,SeriesId,UtcDay");
    private readonly RollUpStatements _smallTable = new(link, "SmallDays", "Generation,Day,SeriesId,UtcDay");
    private readonly RollUpStatements _hourTable = new(link, "UsageHours", "Hour,SeriesId");

    /// <summary>Adds an entry (1) or takes it away (-1).</summary>
    public void Add(in UsageRow row, long id, int series, int baseSeries, ReckoningOfDays reckoning, int sign)
    {
        AddDay(row, series, baseSeries, reckoning.Generation, reckoning.Days, sign);
        if (reckoning.Covers(id))
            AddDay(row, series, baseSeries, reckoning.Generation + 1, reckoning.NextDays!, sign);

        if (!row.Grain.IsOfUtcDays())
            Cell(_hours, (row.At - (row.At % HourLength), series)).Add(row, sign);
    }

    /// <summary>Only the days of one reckoning: for building the next one.</summary>
    public void AddDay(in UsageRow row, int series, int baseSeries, int generation, ReportingDays days, int sign)
    {
        var utc = row.Grain.IsOfUtcDays();
        var day = utc ? ReportingDays.Utc(row.At) : days.Of(row.At);
        Cell(_days, new(generation, day, series, utc, baseSeries)).Add(row, sign);
    }

    /// <summary>Writes what was gathered; must run inside the transaction that wrote the entries.</summary>
    public void Flush()
    {
        foreach (var (key, figures) in _days)
        {
            Cell(_small, key with { Series = key.Base }).Add(figures);
            Write(_dayTable, key, figures);
            _months.Add(RollUpStamp.MonthOf(key.Day));
        }

        foreach (var (key, figures) in _small)
            Write(_smallTable, key, figures);

        foreach (var (key, figures) in _hours)
        {
            _hourTable.Bind(1, key.Hour);
            _hourTable.Bind(2, key.Series);
            _hourTable.Write(figures);
        }

        foreach (var month in _months)
        {
            _renewStamp.Bind(1, month);
            _renewStamp.Run();
        }

        _months.Clear();
        Recycle(_days);
        Recycle(_small);
        Recycle(_hours);
    }

    private static void Write(RollUpStatements table, DayKey key, Figures figures)
    {
        table.Bind(1, key.Generation);
        table.Bind(2, DateOnly.FromDayNumber(key.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        table.Bind(3, key.Series);
        table.Bind(4, key.Utc ? 1 : 0);
        table.Write(figures);
    }

    private Figures Cell<TKey>(Dictionary<TKey, Figures> cells, TKey key) where TKey : notnull
    {
        if (!cells.TryGetValue(key, out var figures))
            cells[key] = figures = _spare.TryPop(out var spare) ? spare : new Figures();

        return figures;
    }

    private void Recycle<TKey>(Dictionary<TKey, Figures> cells) where TKey : notnull
    {
        foreach (var figures in cells.Values)
        {
            figures.Clear();
            _spare.Push(figures);
        }

        cells.Clear();
    }

    private readonly record struct DayKey(int Generation, int Day, int Series, bool Utc, int Base);
}
