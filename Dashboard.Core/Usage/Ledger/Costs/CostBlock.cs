using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Ledger.Costs;

/// <summary>Reads the charges and the usage of a block of UTC days, and writes what came of them.</summary>
internal sealed class CostBlock(LedgerLink link)
{
    private const long DayLength = 24L * 3600 * 1_000_000;

    private readonly Statement _widest = link.Prepare("SELECT MAX(Days) FROM CostEntries");

    private readonly Statement _charges = link.Prepare(
        "SELECT c.At,c.Days,c.SeriesId,c.Kind,c.Nanos,c.Currency,s.Contract,k.Account,COALESCE(s.ModelKey,s.RawModel),s.ApiKey,s.Project "
        + "FROM CostEntries c JOIN Series s ON s.Id=c.SeriesId JOIN Connections k ON k.Id=s.ConnectionId "
        + $"WHERE c.Id>=?1 AND c.Id<?2 AND k.Role={(int)ConnectionRole.Ledger}");

    private readonly Statement _cells = link.Prepare(
        "SELECT e.SeriesId,s.Contract,k.Account,COALESCE(s.ModelKey,s.RawModel),s.ApiKey,s.Project,"
        + "SUM(COALESCE(e.ComputedNanos,e.Usd)),SUM(COALESCE(e.Usd,e.ComputedNanos)),COUNT(COALESCE(e.Usd,e.ComputedNanos)),SUM(e.Usd),COUNT(e.Usd),"
        + "SUM(CASE WHEN e.Usd IS NULL AND e.Assumed<>0 THEN e.ComputedNanos END) "
        + "FROM (SELECT SeriesId,Grain,ComputedNanos,Assumed,CASE WHEN ReportedCurrency='USD' THEN ReportedNanos END AS Usd FROM UsageEntries WHERE Id>=?1 AND Id<?2) e "
        + "JOIN Series s ON s.Id=e.SeriesId JOIN Connections k ON k.Id=s.ConnectionId "
        // A real bill must never be laid on made-up usage.
        + $"WHERE k.Role={(int)ConnectionRole.Ledger} AND k.Format<>'{Connection.SampleFormat}' AND (e.Grain IN ({(int)Grain.Day},{(int)Grain.Month}))=?3 GROUP BY e.SeriesId");

    private readonly Statement _clear = link.Prepare("DELETE FROM CostDays WHERE ForDay>=?1 AND ForDay<?2");

    private readonly Statement _put = link.Prepare(
        "INSERT INTO CostDays(ForDay,Day,SeriesId,Lines,ChargedNanos,BestNanos,ReportedNanos,ReportedKnown,EstimatedNanos) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");

    private readonly Statement _done = link.Prepare("DELETE FROM StaleCostDays WHERE ForDay>=?1 AND ForDay<?2");

    /// <summary>The days that can only be thought over together with this one: those that a charge spans.</summary>
    public (int From, int Until) Around(int day)
    {
        var widest = Number(_widest);
        var (from, until) = (day, day + 1);
        while (widest > 1)
        {
            var charges = Charges(from - (int)widest, until, _ => 1).Where(c => c.Day + c.Days > from).ToList();
            var (first, last) = (Math.Min(from, Least(charges, from)), charges.Aggregate(until, (a, c) => Math.Max(a, c.Day + c.Days)));
            if ((first, last) == (from, until))
                break;

            (from, until) = (first, last);
        }

        return (from, until);
    }

    /// <summary>Thinks a block over and writes it; must run inside a transaction.</summary>
    /// <param name="rate">USD for one unit of a currency on a UTC day; null where nobody knows.</param>
    public void Renew(int from, int until, ReportingDays days, Func<(string Currency, int Day), decimal?> rate)
    {
        Between(_clear, from, until);
        var charges = Charges(from, until, rate);
        if (charges.Count > 0)
        {
            foreach (var share in CostSpreading.Spread(Cells(from, until, days), charges))
                Put(share);
        }

        Between(_done, from, until);
    }

    private static int Least(List<Charge> charges, int otherwise) => charges.Count == 0 ? otherwise : charges.Min(c => c.Day);

    private List<Charge> Charges(int from, int until, Func<(string Currency, int Day), decimal?> rate)
    {
        List<Charge> charges = [];
        _charges.Bind(1, EntryId.FirstOf(from * DayLength));
        _charges.Bind(2, EntryId.FirstOf(until * DayLength));
        while (_charges.Step())
        {
            var day = (int)(_charges.Long(0) / DayLength);
            // An amount that cannot be told in USD covers nothing: usage keeps the cost it has.
            if (rate((_charges.Text(5)!, day)) is not { } usd)
                continue;

            charges.Add(new Charge(
                day, (int)_charges.Long(1), (int)_charges.Long(2), (CostKind)_charges.Long(3),
                (long)decimal.Round(_charges.Long(4) * usd, MidpointRounding.ToEven),
                _charges.Text(6), _charges.Text(7), _charges.Text(8), _charges.Text(9), _charges.Text(10)));
        }

        _charges.Reset();
        return charges;
    }

    private List<UsageCell> Cells(int from, int until, ReportingDays days)
    {
        List<UsageCell> cells = [];
        for (var day = from; day < until; day++)
        {
            var (start, end) = (day * DayLength, (day + 1) * DayLength);
            Cells(cells, day, DayOf(ReportingDays.Utc(start)), start, end, utcDays: true);
            for (var at = start; at < end;)
            {
                var next = NextMidnight(at, end, days);
                Cells(cells, day, DayOf(days.Of(at)), at, next, utcDays: false);
                at = next;
            }
        }

        return cells;
    }

    private void Cells(List<UsageCell> cells, int day, DateOnly reporting, long from, long until, bool utcDays)
    {
        _cells.Bind(1, EntryId.FirstOf(from));
        _cells.Bind(2, EntryId.FirstOf(until));
        _cells.Bind(3, utcDays ? 1 : 0);
        while (_cells.Step())
        {
            cells.Add(new UsageCell(
                day, reporting, (int)_cells.Long(0), _cells.Text(1), _cells.Text(2), _cells.Text(3), _cells.Text(4), _cells.Text(5),
                _cells.Long(6), _cells.Long(7), _cells.Long(8), _cells.Long(9), _cells.Long(10), _cells.Long(11)));
        }

        _cells.Reset();
    }

    // Midnights stand at whole quarters of an hour in every zone.
    private static long NextMidnight(long at, long end, ReportingDays days)
    {
        var day = days.Of(at);
        while (at < end && days.Of(at) == day)
            at += DayLength / 96;

        return at;
    }

    private void Put(CostShare share)
    {
        if (share is { Lines: 0, ChargedNanos: 0, BestNanos: 0, EstimatedNanos: 0, ReportedNanos: 0, ReportedKnown: 0 })
            return;

        _put.Bind(1, share.ForDay);
        _put.Bind(2, share.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        _put.Bind(3, share.Series);
        _put.Bind(4, share.Lines);
        _put.Bind(5, share.ChargedNanos);
        _put.Bind(6, share.BestNanos);
        _put.Bind(7, share.ReportedNanos);
        _put.Bind(8, share.ReportedKnown);
        _put.Bind(9, share.EstimatedNanos);
        _put.Run();
    }

    private static DateOnly DayOf(int dayNumber) => DateOnly.FromDayNumber(dayNumber);

    private static void Between(Statement statement, int from, int until)
    {
        statement.Bind(1, from);
        statement.Bind(2, until);
        statement.Run();
    }

    private static long Number(Statement statement)
    {
        var number = statement.Step() ? statement.LongOrNull(0) ?? 0 : 0;
        statement.Reset();
        return number;
    }
}
