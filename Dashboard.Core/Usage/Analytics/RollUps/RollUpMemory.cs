using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>
/// Daily roll-ups in memory, month by month. A month is read again when its stamp in the store is another than the one it was
/// read with; both are read in the same transaction, so that an answer is always of one moment of the ledger.
/// </summary>
public sealed class RollUpMemory
{
    // What is used least goes first; a ledger with more series than fit is read from the store, slower and as right.
    private const long MostBytes = 96L << 20;

    private static readonly string Columns = string.Join(',', Figures.Columns);

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, Held> _held = [];
    private long _bytes;
    private long _uses;

    /// <summary>How many months were read from the store since the start; for measuring.</summary>
    public int Reads { get; private set; }

    /// <summary>The rows of some days, by whole months; must be asked inside of a transaction.</summary>
    internal IReadOnlyList<SumRows> Read(DashboardStore store, Period period, int generation, bool fine)
    {
        if (period.Days == 0)
            return [];

        var connection = (SqliteConnection)store.Database.GetDbConnection();
        var stamps = Stamps(connection);
        List<SumRows> months = [];
        for (var month = RollUpStamp.MonthOf(period.From); month <= RollUpStamp.MonthOf(period.Until.AddDays(-1)); month++)
        {
            // A month without a stamp has not changed since the stamps were introduced.
            var stamp = stamps.GetValueOrDefault(month);
            var key = new Key(fine, generation, month);
            var rows = Find(key, stamp) ?? Keep(key, stamp, Load(connection, key));
            if (rows.Count > 0)
                months.Add(rows);
        }

        return months;
    }

    private SumRows? Find(Key key, long stamp)
    {
        lock (_lock)
        {
            if (!_held.TryGetValue(key, out var held) || held.Stamp != stamp)
                return null;

            held.LastUse = ++_uses;
            return held.Rows;
        }
    }

    private SumRows Keep(Key key, long stamp, SumRows rows)
    {
        lock (_lock)
        {
            Reads++;
            Drop(key);
            // Days of a time zone that was given up are asked for no more.
            foreach (var old in _held.Keys.Where(k => k.Generation < key.Generation).ToList())
                Drop(old);

            while (_bytes + rows.Bytes > MostBytes && _held.Count > 0)
                Drop(_held.MinBy(h => h.Value.LastUse).Key);

            if (rows.Bytes <= MostBytes)
            {
                _held[key] = new Held(rows, stamp) { LastUse = ++_uses };
                _bytes += rows.Bytes;
            }
        }

        return rows;
    }

    private void Drop(Key key)
    {
        if (_held.Remove(key, out var held))
            _bytes -= held.Rows.Bytes;
    }

    private static Dictionary<int, long> Stamps(SqliteConnection connection)
    {
        using var read = new Statement(connection.Handle!, "SELECT Month,Stamp FROM RollUpStamps");
        Dictionary<int, long> stamps = [];
        while (read.Step())
            stamps[(int)read.Long(0)] = read.Long(1);

        return stamps;
    }

    private static SumRows Load(SqliteConnection connection, Key key)
    {
        // Entity Framework takes six times as long for so many small rows.
        using var read = new Statement(
            connection.Handle!, $"SELECT Day,SeriesId,UtcDay,{Columns} FROM {(key.Fine ? "UsageDays" : "SmallDays")} WHERE Generation=?1 AND Day>=?2 AND Day<?3 ORDER BY Day,SeriesId");
        read.Bind(1, key.Generation);
        read.Bind(2, First(key.Month));
        read.Bind(3, First(key.Month + 1));
        var rows = new SumRowsBuilder();
        var (text, day) = ("", 0);
        while (read.Step())
        {
            if (read.Text(0) is var found && found != text)
                (text, day) = (found!, DateOnly.ParseExact(found!, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber);

            rows.Add(day, (int)read.Long(1), read.Long(2) != 0);
            for (var column = 0; column < SumRows.Width; column++)
                rows.Set(column, read.Long(column + 3));
        }

        return rows.Build();
    }

    private static string First(int month) => $"{month / 12:0000}-{(month % 12) + 1:00}-01";

    private readonly record struct Key(bool Fine, int Generation, int Month);

    private sealed class Held(SumRows rows, long stamp)
    {
        public SumRows Rows => rows;

        public long Stamp => stamp;

        public long LastUse { get; set; }
    }
}
