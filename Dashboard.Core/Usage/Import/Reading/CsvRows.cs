using System.Text;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>The rows of a CSV file by the names of its columns. What cannot be read is rejected here and never given out.</summary>
internal sealed class CsvRows : RowFields, IDisposable
{
    private readonly int _mayLack;
    private readonly CsvReader _csv;
    private readonly RowSink _sink;
    private readonly string[] _columns;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <param name="mayLack">How many of the last columns a row may leave out, as programs do that drop what is empty.</param>
    public CsvRows(Stream stream, FileHead head, RowSink sink, int mayLack = 0)
    {
        _mayLack = mayLack;
        _sink = sink;
        _csv = new CsvReader(stream, head.Separator);
        _csv.TryRead();
        _columns = [.. Enumerable.Range(0, _csv.Count).Select(i => FileHead.Plain(Encoding.UTF8.GetString(_csv[i])))];
    }

    public override string Whole => string.Join('\u001f', Enumerable.Range(0, _csv.Count).Select(i => Encoding.UTF8.GetString(_csv[i])));

    /// <summary>The next row that has the fields of the header.</summary>
    public bool TryRead(CancellationToken ct)
    {
        while (_csv.TryRead())
        {
            ct.ThrowIfCancellationRequested();
            Begin(_csv.Line);
            if (_csv.Fault is { } fault)
                _sink.Reject(_csv.Line, $"the row cannot be read: {fault}");
            else if (_csv.Count > _columns.Length || _csv.Count < _columns.Length - _mayLack)
                _sink.Reject(_csv.Line, $"the row has {_csv.Count} columns, expected {_columns.Length} as in the header");
            else
                return true;
        }

        return false;
    }

    public bool Has(string name) => Place(name) >= 0;

    public override string? Text(string name)
    {
        if (Place(name) is not (>= 0 and var at))
            return null;

        var text = Encoding.UTF8.GetString(_csv[at]).Trim();
        // Databases write their word for nothing into exports.
        return text is "" or "NULL" or "null" ? null : text;
    }

    public void Dispose() => _csv.Dispose();

    private int Place(string name)
    {
        if (!_places.TryGetValue(name, out var at))
            _places[name] = at = Array.IndexOf(_columns, FileHead.Plain(name));

        return at;
    }
}
