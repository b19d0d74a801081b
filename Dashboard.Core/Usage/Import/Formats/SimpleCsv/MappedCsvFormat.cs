using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.SimpleCsv;

/// <summary>A table read by what somebody said of its columns.</summary>
internal sealed class MappedCsvFormat(CsvMapping mapping) : IUsageFormat
{
    private readonly SimpleCsvFormat _own = new();

    public string Name => _own.Name;

    public string LooksFor => $"a table with the mapped columns {string.Join(", ", mapping.Columns.Values)}";

    public string Convention => _own.Convention;

    public string Sample => _own.Sample;

    public bool Fits(FileHead head) => SimpleCsvFormat.Fits(head, mapping);

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct) => SimpleCsvFormat.Read(stream, head, sink, mapping, ct);
}
