using System.Text;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>A CSV file whose columns are found by name, whatever their order, case and separators.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public CsvTable(Stream stream, byte separator)
    {
        _csv = new CsvReader(stream, separator);
        _csv.TryRead();
        Width = _csv.Count;
        for (var at = 0; at < Width; at++)
            _columns.TryAdd(FileHead.Plain(Encoding.UTF8.GetString(_csv[at])), at);
    }

    /// <summary>How many columns the header has.</summary>
    public int Width { get; }

    public long Line => _csv.Line;

    /// <summary>Hands every sound record on and rejects the others.</summary>
    public void Each(RowSink sink, Action row, CancellationToken ct)
    {
        while (_csv.TryRead())
        {
            ct.ThrowIfCancellationRequested();
            if (_csv.Fault is { } fault)
                sink.Reject(_csv.Line, $"the row cannot be read: {fault}");
            else if (_csv.Count != Width)
                sink.Reject(_csv.Line, $"the row has {_csv.Count} columns, expected {Width} as in the header");
            else
                row();
        }
    }

    /// <summary>Where the first of these columns is; -1 when none is. Names are plain: lower case, letters and digits.</summary>
    public int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_columns.TryGetValue(name, out var at))
                return at;
        }

        return -1;
    }

    /// <summary>The field of the current record, trimmed; empty where there is no such column.</summary>
    public ReadOnlySpan<byte> this[int column] => column < 0 ? default : _csv[column].Trim((byte)' ');

    public string? Text(int column) => this[column] is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    public void Dispose() => _csv.Dispose();
}
