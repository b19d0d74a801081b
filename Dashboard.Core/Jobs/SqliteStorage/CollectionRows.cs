namespace Dashboard.Core.Jobs.SqliteStorage;

/// <summary>Writes sets, hashes, lists and counters.</summary>
internal static class CollectionRows
{
    public static void AddToSet(SqliteSession session, string key, string value, double score) => session.Execute(
        """
        INSERT INTO SetItem (Key, Value, Score, ExpireAt)
        VALUES ($key, $value, $score, (SELECT ExpireAt FROM SetItem WHERE Key = $key LIMIT 1))
        ON CONFLICT (Key, Value) DO UPDATE SET Score = excluded.Score
        """,
        ("$key", key), ("$value", value), ("$score", score));

    public static void RemoveFromSet(SqliteSession session, string key, string value) => session.Execute(
        "DELETE FROM SetItem WHERE Key = $key AND Value = $value", ("$key", key), ("$value", value));

    public static void SetHash(SqliteSession session, string key, IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var (field, value) in fields)
        {
            session.Execute(
                """
                INSERT INTO HashField (Key, Field, Value, ExpireAt)
                VALUES ($key, $field, $value, (SELECT ExpireAt FROM HashField WHERE Key = $key LIMIT 1))
                ON CONFLICT (Key, Field) DO UPDATE SET Value = excluded.Value
                """,
                ("$key", key), ("$field", field), ("$value", value));
        }
    }

    public static void InsertToList(SqliteSession session, string key, string value) => session.Execute(
        """
        INSERT INTO ListItem (Key, Value, ExpireAt)
        VALUES ($key, $value, (SELECT ExpireAt FROM ListItem WHERE Key = $key LIMIT 1))
        """,
        ("$key", key), ("$value", value));

    public static void RemoveFromList(SqliteSession session, string key, string value) => session.Execute(
        "DELETE FROM ListItem WHERE Key = $key AND Value = $value", ("$key", key), ("$value", value));

    /// <summary>Keeps the positions from first to last, both included, counted from the newest.</summary>
    public static void TrimList(SqliteSession session, string key, int first, int last) => session.Execute(
        """
        DELETE FROM ListItem WHERE Key = $key AND Id NOT IN
            (SELECT Id FROM ListItem WHERE Key = $key ORDER BY Id DESC LIMIT $count OFFSET $first)
        """,
        ("$key", key), ("$first", first), ("$count", Math.Max(0L, (long)last - first + 1)));

    // Storages with many writers append rows here and add them up later. With one writer at a time there is nobody to
    // collide with: the sum is kept as it grows, and the pages never lag behind an aggregation.
    public static void Count(SqliteSession session, string key, int by, long? expireAt) => session.Execute(
        """
        INSERT INTO Counter (Key, Value, ExpireAt) VALUES ($key, $by, $expire)
        ON CONFLICT (Key) DO UPDATE SET
            Value = Value + excluded.Value,
            ExpireAt = CASE WHEN ExpireAt IS NULL OR excluded.ExpireAt IS NULL THEN NULL ELSE MAX(ExpireAt, excluded.ExpireAt) END
        """,
        ("$key", key), ("$by", by), ("$expire", expireAt));
}
