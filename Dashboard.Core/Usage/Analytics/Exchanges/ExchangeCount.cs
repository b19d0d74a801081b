using System.Globalization;

using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Analytics.Exchanges;

/// <summary>Counts the actions of a day out of its entries and puts the sums in the place of the old ones.</summary>
internal sealed class ExchangeCount(LedgerLink link)
{
    // Answers only: a failed request brought none, one out of the gateway's memory asked no model.
    private const string Answered = "(Status IS NULL OR Status=0)";
    private const long Quarter = 15L * 60 * 1_000_000, Day = 96 * Quarter;

    private static readonly string OfDays = $"Grain IN ({(int)Grain.Day},{(int)Grain.Month})";

    private readonly Statement _traced = link.Prepare(
        $"SELECT TraceId,SeriesId,COUNT(*) FROM UsageEntries WHERE Id>=?1 AND Id<?2 AND Grain={(int)Grain.Request} AND TraceId IS NOT NULL AND {Answered} GROUP BY 1,2");

    private readonly Statement _hours = link.Prepare(
        $"SELECT SeriesId,SUM(CASE Grain WHEN {(int)Grain.Request} THEN COALESCE(Requests,1) ELSE Requests END) FROM UsageEntries WHERE Id>=?1 AND Id<?2 AND NOT {OfDays} AND (Grain<>{(int)Grain.Request} OR TraceId IS NULL) AND {Answered} GROUP BY 1");

    private readonly Statement _days = link.Prepare($"SELECT SeriesId,SUM(Requests) FROM UsageEntries WHERE Id>=?1 AND Id<?2 AND {OfDays} AND {Answered} GROUP BY 1");
    private readonly Statement _connection = link.Prepare("SELECT ConnectionId FROM Series WHERE Id=?1");
    private readonly Statement _clear = link.Prepare("DELETE FROM ExchangeDays WHERE Day=?1");
    private readonly Statement _put = link.Prepare("INSERT INTO ExchangeDays(Day,SeriesId,Size,Actions,Exchanges) VALUES(?1,?2,?3,?4,?5)");
    private readonly Dictionary<int, int> _connections = [];

    /// <summary>The days of the reporting time zone that a UTC day, counted from 1970, has a part in.</summary>
    public static IEnumerable<int> Touched(int utcDay, ReportingDays days)
    {
        // Rows that know only UTC days stand on that date, whatever the zone.
        var own = ReportingDays.Utc(utcDay * Day);
        return new[] { days.Of(utcDay * Day), own, days.Of(((utcDay + 1) * Day) - 1) }.Distinct();
    }

    /// <summary>The sums of a day; reads one moment of the ledger when it runs inside a transaction.</summary>
    public Dictionary<(int Series, int Size), (long Actions, long Exchanges)> Of(int day, ReportingDays days)
    {
        var (start, end) = (StartOf(day, days), StartOf(day + 1, days));
        var sums = new Dictionary<(int, int), (long Actions, long Exchanges)>();
        void Add(int series, int size, long actions, long exchanges)
        {
            var sum = sums.GetValueOrDefault((series, size));
            sums[(series, size)] = (sum.Actions + actions, sum.Exchanges + exchanges);
        }

        foreach (var action in Actions(start, end).Values)
            Add(action.Series, ExchangeDay.SizeOf(action.Exchanges), 1, action.Exchanges);

        var utc = (day - ReportingDays.Utc(0)) * Day;
        foreach (var (statement, from, until) in new[] { (_hours, start, end), (_days, utc, utc + Day) })
        {
            Bind(statement, from, until);
            while (statement.Step())
            {
                if (statement.LongOrNull(1) is { } requests and not 0)
                    Add((int)statement.Long(0), 0, 0, requests);
            }

            statement.Reset();
        }

        return sums;
    }

    public void Replace(int day, Dictionary<(int Series, int Size), (long Actions, long Exchanges)> sums)
    {
        var text = DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _clear.Bind(1, text);
        _clear.Run();
        foreach (var ((series, size), (actions, exchanges)) in sums)
        {
            _put.Bind(1, text);
            _put.Bind(2, series);
            _put.Bind(3, size);
            _put.Bind(4, actions);
            _put.Bind(5, exchanges);
            _put.Run();
        }
    }

    private Dictionary<(int Connection, string Trace), (int Series, long Most, long Exchanges)> Actions(long start, long end)
    {
        var actions = new Dictionary<(int, string), (int Series, long Most, long Exchanges)>();
        Bind(_traced, start, end);
        while (_traced.Step())
        {
            var (trace, series, count) = (_traced.Text(0)!, (int)_traced.Long(1), _traced.Long(2));
            var key = (ConnectionOf(series), trace);
            var known = actions.GetValueOrDefault(key);
            // The lower number decides where two have as many.
            var leads = count > known.Most || (count == known.Most && series < known.Series);
            actions[key] = (leads ? series : known.Series, Math.Max(count, known.Most), known.Exchanges + count);
        }

        _traced.Reset();
        return actions;
    }

    private static void Bind(Statement statement, long from, long until)
    {
        statement.Bind(1, EntryId.FirstOf(from));
        statement.Bind(2, EntryId.FirstOf(until));
    }

    private int ConnectionOf(int series)
    {
        if (_connections.TryGetValue(series, out var known))
            return known;

        _connection.Bind(1, series);
        var connection = _connection.Step() ? (int)_connection.Long(0) : 0;
        _connection.Reset();
        return _connections[series] = connection;
    }

    // Zones change at quarters of an hour: the first quarter that belongs to the day.
    private static long StartOf(int day, ReportingDays days)
    {
        var utc = (day - ReportingDays.Utc(0)) * Day;
        var (low, high) = (utc - (60 * Quarter), utc + (60 * Quarter));
        while (high - low > Quarter)
        {
            var middle = low + ((high - low) / Quarter / 2 * Quarter);
            if (days.Of(middle) >= day)
                high = middle;
            else
                low = middle;
        }

        return high;
    }
}
