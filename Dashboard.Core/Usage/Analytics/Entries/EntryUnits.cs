using Dashboard.Core.Store;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Entries;

/// <summary>
/// Where entries lie: stretches of the ledger of at most an hour, in order, each holding some of those that are wanted. The
/// roll-ups tell the days, those of hours the hours; so the ledger needs no index by series, for which every import would pay.
/// </summary>
internal sealed class EntryUnits(DashboardStore store, TimeZoneInfo zone, SeriesGroups groups, LedgerCut cut, SpendBasis? withoutCost)
{
    private const long Second = 1_000_000, Hour = 3600 * Second, Day = 24 * Hour;

    private readonly List<(int Day, bool Utc, long Entries)> _days =
    [
        .. cut.Rows(groups)
            .Select(r => (r.Day, r.Utc, Entries: withoutCost is null ? r.Entries : r.Entries - r.Priced))
            .Where(r => r.Entries > 0)
            .GroupBy(r => (r.Day, r.Utc))
            .Select(g => (g.Key.Day, g.Key.Utc, g.Sum(r => r.Entries))),
    ];

    /// <summary>How many entries there are.</summary>
    public long Total => _days.Sum(d => d.Entries);

    /// <summary>From the newest or from the oldest; those wholly beyond the cursor are left out.</summary>
    /// <param name="cursor">The number of an entry, which is not wanted itself; null begins at the end.</param>
    public IEnumerable<EntryUnit> InOrder(bool newestFirst, long? cursor)
    {
        var sign = newestFirst ? -1 : 1;
        // Days of sources without hours stand at the midnight of their date, between the hours of the others.
        var midnights = new Queue<long>(_days.Where(d => d.Utc).Select(d => StartOfUtc(d.Day)).OrderBy(m => sign * m));
        foreach (var day in _days.Where(d => !d.Utc).Select(d => d.Day).OrderBy(d => sign * d))
        {
            var (from, until) = (StartOf(day), StartOf(day + 1));
            if (IsBeyond(from, until, newestFirst, cursor))
                continue;

            foreach (var hour in HoursOf(from, until).OrderBy(h => sign * h))
            {
                while (midnights.TryPeek(out var midnight) && (sign * midnight) < (sign * hour))
                    yield return Midnight(midnights.Dequeue());

                var withDays = midnights.TryPeek(out var same) && same == hour;
                if (withDays)
                    midnights.Dequeue();

                yield return new EntryUnit(Math.Max(hour, from), Math.Min(hour + Hour, until), true, withDays);
            }
        }

        while (midnights.TryDequeue(out var left))
            yield return Midnight(left);
    }

    // Only the first second of the day, and of it only what stands for days.
    private static EntryUnit Midnight(long at) => new(at, at + Second, false, true);

    private static bool IsBeyond(long from, long until, bool newestFirst, long? cursor) =>
        cursor is { } id && (newestFirst ? EntryId.FirstOf(from) >= id : EntryId.FirstOf(until) <= id);

    private List<long> HoursOf(long from, long until)
    {
        var connection = (SqliteConnection)store.Database.GetDbConnection();
        var known = withoutCost switch
        {
            SpendBasis.Reported => nameof(RollUp.ReportedKnown),
            SpendBasis.Computed => nameof(RollUp.ComputedKnown),
            _ => nameof(RollUp.BestKnown),
        };
        // The key of the table answers alone, unless costs matter.
        using var read = new Statement(
            connection.Handle!, $"SELECT Hour,SeriesId{(withoutCost is null ? "" : $",Entries-{known}")} FROM UsageHours WHERE Hour>=?1 AND Hour<?2 ORDER BY Hour");
        read.Bind(1, from - (((from % Hour) + Hour) % Hour));
        read.Bind(2, until);
        List<long> hours = [];
        while (read.Step())
        {
            var hour = read.Long(0);
            if ((hours.Count > 0 && hours[^1] == hour) || (withoutCost is not null && read.Long(2) == 0))
                continue;

            var series = (int)read.Long(1);
            if (series < groups.Of.Length && groups.Of[series] != SeriesGroups.None)
                hours.Add(hour);
        }

        return hours;
    }

    private long StartOf(int day) => UtcMicroseconds.From(ReportingDay.StartOf(zone, DateOnly.FromDayNumber(day)));

    private static long StartOfUtc(int day) => (day - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * Day;
}

/// <summary>A stretch of the ledger, half-open, in microseconds.</summary>
/// <param name="OfHours">Entries that have a time belong to it.</param>
/// <param name="OfDays">Entries that stand for a UTC day belong to it.</param>
internal readonly record struct EntryUnit(long From, long Until, bool OfHours, bool OfDays)
{
    public bool Takes(Grain grain) => grain.IsOfUtcDays() ? OfDays : OfHours;
}
