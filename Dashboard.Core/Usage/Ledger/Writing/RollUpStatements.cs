namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>Adds sums to one roll-up table, and drops rows from which the last entry was taken.</summary>
internal sealed class RollUpStatements
{
    private readonly Statement _add;
    private readonly Statement _dropEmpty;
    private readonly int _keys;

    public RollUpStatements(LedgerLink link, string table, string keys)
    {
        var key = keys.Split(',');
        _keys = key.Length;
        var values = string.Join(',', Enumerable.Range(1, _keys + Figures.Columns.Length).Select(i => $"?{i}"));
        var sums = string.Join(',', Figures.Columns.Select(c => $"{c}={c}+excluded.{c}"));
        _add = link.Prepare($"INSERT INTO {table}({keys},{string.Join(',', Figures.Columns)}) VALUES({values}) ON CONFLICT({keys}) DO UPDATE SET {sums}");
        _dropEmpty = link.Prepare($"DELETE FROM {table} WHERE {string.Join(" AND ", key.Select((k, i) => $"{k}=?{i + 1}"))} AND {nameof(RollUp.Entries)}=0");
    }

    public void Bind(int at, long value)
    {
        _add.Bind(at, value);
        _dropEmpty.Bind(at, value);
    }

    public void Bind(int at, string value)
    {
        _add.Bind(at, value);
        _dropEmpty.Bind(at, value);
    }

    public void Write(Figures figures)
    {
        var values = figures.Values;
        for (var i = 0; i < values.Length; i++)
            _add.Bind(_keys + 1 + i, values[i]);

        _add.Run();
        if (figures.MayBeEmpty)
            _dropEmpty.Run();
    }
}
