using System.Diagnostics;

using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Exchanges;

/// <summary>
/// Counts the actions of every day that has changed. Which days those are is noted in the transaction that changes them, so
/// nothing is forgotten; the counting itself holds no lock, and is thrown away when the day changes meanwhile.
/// </summary>
public sealed class SettleExchanges(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    private const string Zone = "SELECT COALESCE((SELECT Generation FROM ReportingZones WHERE Id=1),0)";

    private static readonly string MarkAll =
        "INSERT INTO StaleExchangeDays(ForDay,Touches) SELECT Hour/86400000000,1 FROM UsageHours WHERE true GROUP BY 1 ON CONFLICT DO UPDATE SET Touches=Touches+1;"
        + $"INSERT INTO StaleExchangeDays(ForDay,Touches) SELECT CAST(strftime('%s',Day) AS INTEGER)/86400,1 FROM SmallDays WHERE UtcDay=1 AND Generation=({Zone}) GROUP BY 1 ON CONFLICT DO UPDATE SET Touches=Touches+1;";

    /// <summary>Counts days, the newest first, for about so long; returns how many still wait. Running it again changes nothing.</summary>
    public async Task<int> RunAsync(TimeSpan patience, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var connection = store.Database.GetConnectionString()!;
        return await Task.Run(() => Run(connection, patience, ct), ct);
    }

    private int Run(string connection, TimeSpan patience, CancellationToken ct)
    {
        using var link = new LedgerLink(connection, time);
        var count = new ExchangeCount(link);
        var reckoning = new ReckoningOfDays(link);
        Start(link, ct);
        var stale = Stale(link);
        var done = 0;
        var started = Stopwatch.GetTimestamp();
        foreach (var day in stale)
        {
            ct.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(started) > patience)
                break;

            done += Settle(link, count, reckoning, day, ct) ? 1 : 0;
        }

        return stale.Count - done;
    }

    // Another time zone has other days, and a store from before this table has none: all are counted anew.
    private void Start(LedgerLink link, CancellationToken ct)
    {
        using var current = new Statement(link.Db, $"SELECT 1 FROM ExchangeReckonings WHERE Id=1 AND Generation=({Zone})");
        var isCurrent = current.Step();
        current.Reset();
        if (isCurrent)
            return;

        InOne(link, () =>
        {
            link.Run("DELETE FROM ExchangeDays");
            link.Run($"INSERT OR REPLACE INTO ExchangeReckonings(Id,Generation,SettledAt) SELECT 1,({Zone}),{Now}");
            link.Run(MarkAll);
            return true;
        }, ct);
    }

    private static List<int> Stale(LedgerLink link)
    {
        using var read = new Statement(link.Db, "SELECT ForDay FROM StaleExchangeDays ORDER BY ForDay DESC");
        List<int> days = [];
        while (read.Step())
            days.Add((int)read.Long(0));

        return days;
    }

    private bool Settle(LedgerLink link, ExchangeCount count, ReckoningOfDays reckoning, int utcDay, CancellationToken ct)
    {
        link.Run("BEGIN");
        reckoning.Refresh();
        var (touches, generation) = (Touches(link, utcDay), reckoning.Generation);
        var sums = ExchangeCount.Touched(utcDay, reckoning.Days).Select(day => (Day: day, Sums: count.Of(day, reckoning.Days))).ToList();
        link.Commit();
        return InOne(link, () =>
        {
            reckoning.Refresh();
            if (touches is null || Touches(link, utcDay) != touches || reckoning.Generation != generation)
                return false;

            foreach (var (day, counted) in sums)
                count.Replace(day, counted);

            link.Run($"DELETE FROM StaleExchangeDays WHERE ForDay={utcDay}");
            link.Run($"UPDATE ExchangeReckonings SET SettledAt={Now} WHERE Id=1");
            return true;
        }, ct);
    }

    private long Now => (time.GetUtcNow().UtcDateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static long? Touches(LedgerLink link, int utcDay)
    {
        using var read = new Statement(link.Db, $"SELECT Touches FROM StaleExchangeDays WHERE ForDay={utcDay}");
        return read.Step() ? read.Long(0) : null;
    }

    private static bool InOne(LedgerLink link, Func<bool> write, CancellationToken ct)
    {
        link.Begin(ct);
        try
        {
            var written = write();
            link.Commit();
            return written;
        }
        catch
        {
            link.RollBack();
            throw;
        }
    }
}
