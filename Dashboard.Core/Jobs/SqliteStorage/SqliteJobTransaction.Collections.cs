namespace Dashboard.Core.Jobs.SqliteStorage;

internal sealed partial class SqliteJobTransaction
{
    public override void IncrementCounter(string key) => Count(key, +1, null);

    public override void IncrementCounter(string key, TimeSpan expireIn) => Count(key, +1, InTicks(expireIn));

    public override void DecrementCounter(string key) => Count(key, -1, null);

    public override void DecrementCounter(string key, TimeSpan expireIn) => Count(key, -1, InTicks(expireIn));

    public override void AddToSet(string key, string value) => AddToSet(key, value, 0.0);

    public override void AddToSet(string key, string value, double score)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);

        _changes.Add(session => CollectionRows.AddToSet(session, key, value, score));
    }

    public override void AddRangeToSet(string key, IList<string> items)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(items);

        foreach (var item in items)
            AddToSet(key, item, 0.0);
    }

    public override void RemoveFromSet(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);

        _changes.Add(session => CollectionRows.RemoveFromSet(session, key, value));
    }

    public override void RemoveSet(string key) => ForKey("DELETE FROM SetItem WHERE Key = $key", key);

    public override void InsertToList(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);

        _changes.Add(session => CollectionRows.InsertToList(session, key, value));
    }

    public override void RemoveFromList(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);

        _changes.Add(session => CollectionRows.RemoveFromList(session, key, value));
    }

    public override void TrimList(string key, int keepStartingFrom, int keepEndingAt)
    {
        ArgumentNullException.ThrowIfNull(key);

        _changes.Add(session => CollectionRows.TrimList(session, key, keepStartingFrom, keepEndingAt));
    }

    public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(keyValuePairs);

        var copy = keyValuePairs.ToArray();
        _changes.Add(session => CollectionRows.SetHash(session, key, copy));
    }

    public override void RemoveHash(string key) => ForKey("DELETE FROM HashField WHERE Key = $key", key);

    public override void ExpireSet(string key, TimeSpan expireIn) =>
        ForKey("UPDATE SetItem SET ExpireAt = $expire WHERE Key = $key", key, ("$expire", InTicks(expireIn)));

    public override void ExpireList(string key, TimeSpan expireIn) =>
        ForKey("UPDATE ListItem SET ExpireAt = $expire WHERE Key = $key", key, ("$expire", InTicks(expireIn)));

    public override void ExpireHash(string key, TimeSpan expireIn) =>
        ForKey("UPDATE HashField SET ExpireAt = $expire WHERE Key = $key", key, ("$expire", InTicks(expireIn)));

    public override void PersistSet(string key) => ForKey("UPDATE SetItem SET ExpireAt = NULL WHERE Key = $key", key);

    public override void PersistList(string key) => ForKey("UPDATE ListItem SET ExpireAt = NULL WHERE Key = $key", key);

    public override void PersistHash(string key) => ForKey("UPDATE HashField SET ExpireAt = NULL WHERE Key = $key", key);

    private void ForKey(string sql, string key, params (string, object?)[] more)
    {
        ArgumentNullException.ThrowIfNull(key);

        _changes.Add(session => session.Execute(sql, [("$key", key), .. more]));
    }

    private void Count(string key, int by, long? expireAt)
    {
        ArgumentNullException.ThrowIfNull(key);

        _changes.Add(session => CollectionRows.Count(session, key, by, expireAt));
    }
}
