using System.Text.Json;

namespace Dashboard.Core.Jobs.SqliteStorage;

internal sealed partial class SqliteJobConnection
{
    public override HashSet<string> GetAllItemsFromSet(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        return [.. Texts("SELECT Value FROM SetItem WHERE Key = $key", ("$key", key))];
    }

    public override string? GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore) =>
        GetFirstByLowestScoreFromSet(key, fromScore, toScore, 1).FirstOrDefault();

    public override List<string> GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore, int count)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (toScore < fromScore)
            throw new ArgumentException("The last score cannot be lower than the first.", nameof(toScore));

        return Texts(
            "SELECT Value FROM SetItem WHERE Key = $key AND Score BETWEEN $from AND $to ORDER BY Score, Id LIMIT $count",
            ("$key", key), ("$from", fromScore), ("$to", toScore), ("$count", count));
    }

    public override long GetSetCount(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        return Number("SELECT COUNT(*) FROM SetItem WHERE Key = $key", ("$key", key));
    }

    public override long GetSetCount(IEnumerable<string> keys, int limit)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);

        return Number(
            "SELECT COUNT(*) FROM (SELECT 1 FROM SetItem WHERE Key IN (SELECT value FROM json_each($keys)) LIMIT $limit)",
            ("$keys", JsonSerializer.Serialize(keys)), ("$limit", limit));
    }

    public override bool GetSetContains(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);

        return Number("SELECT COUNT(*) FROM SetItem WHERE Key = $key AND Value = $value", ("$key", key), ("$value", value)) > 0;
    }

    public override List<string> GetRangeFromSet(string key, int startingFrom, int endingAt)
    {
        ArgumentNullException.ThrowIfNull(key);

        return Texts(
            "SELECT Value FROM SetItem WHERE Key = $key ORDER BY Score, Id LIMIT $count OFFSET $from",
            ("$key", key), ("$from", startingFrom), ("$count", CountOf(startingFrom, endingAt)));
    }

    public override TimeSpan GetSetTtl(string key) => Ttl("SELECT MIN(ExpireAt) FROM SetItem WHERE Key = $key", key);

    // Both ends of a Hangfire range belong to it. A negative LIMIT would mean "all".
    private static long CountOf(int from, int to) => Math.Max(0L, (long)to - from + 1);

    private List<string> Texts(string sql, params (string, object?)[] values) =>
        storage.Sessions.Peek(session => session.Query(sql, row => row.GetString(0), values));

    private long Number(string sql, params (string, object?)[] values) =>
        storage.Sessions.Peek(session => session.Number(sql, values));

    /// <summary>Minus one second is Hangfire's way to say that a key lives for ever, or not at all.</summary>
    private TimeSpan Ttl(string sql, string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        var expireAt = Number(sql, ("$key", key));
        if (expireAt == 0)
            return TimeSpan.FromSeconds(-1);

        var left = Instants.FromTicks(expireAt) - storage.Now();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
