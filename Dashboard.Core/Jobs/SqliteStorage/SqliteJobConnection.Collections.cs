namespace Dashboard.Core.Jobs.SqliteStorage;

internal sealed partial class SqliteJobConnection
{
    public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(keyValuePairs);

        storage.Door.Write(session => CollectionRows.SetHash(session, key, keyValuePairs));
    }

    public override Dictionary<string, string>? GetAllEntriesFromHash(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        var rows = storage.Sessions.Peek(session => session.Query(
            "SELECT Field, Value FROM HashField WHERE Key = $key",
            row => KeyValuePair.Create(row.GetString(0), row.TextOrNull(1)!),
            ("$key", key)));
        return rows.Count == 0 ? null : new Dictionary<string, string>(rows, StringComparer.Ordinal);
    }

    public override string? GetValueFromHash(string key, string name)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(name);

        return storage.Sessions.Peek(session => session.Text(
            "SELECT Value FROM HashField WHERE Key = $key AND Field = $field", ("$key", key), ("$field", name)));
    }

    public override long GetHashCount(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        return Number("SELECT COUNT(*) FROM HashField WHERE Key = $key", ("$key", key));
    }

    public override TimeSpan GetHashTtl(string key) => Ttl("SELECT MIN(ExpireAt) FROM HashField WHERE Key = $key", key);

    public override long GetListCount(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        return Number("SELECT COUNT(*) FROM ListItem WHERE Key = $key", ("$key", key));
    }

    public override List<string> GetAllItemsFromList(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        return Texts("SELECT Value FROM ListItem WHERE Key = $key ORDER BY Id DESC", ("$key", key));
    }

    public override List<string> GetRangeFromList(string key, int startingFrom, int endingAt)
    {
        ArgumentNullException.ThrowIfNull(key);

        return Texts(
            "SELECT Value FROM ListItem WHERE Key = $key ORDER BY Id DESC LIMIT $count OFFSET $from",
            ("$key", key), ("$from", startingFrom), ("$count", CountOf(startingFrom, endingAt)));
    }

    public override TimeSpan GetListTtl(string key) => Ttl("SELECT MIN(ExpireAt) FROM ListItem WHERE Key = $key", key);

    public override long GetCounter(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        return Number("SELECT Value FROM Counter WHERE Key = $key", ("$key", key));
    }
}
