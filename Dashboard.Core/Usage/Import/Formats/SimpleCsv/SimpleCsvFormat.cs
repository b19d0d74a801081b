using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.SimpleCsv;

/// <summary>
/// Our own table, and any other whose columns somebody mapped to it (see <see cref="CsvMapping"/>):
/// <code>
/// time,provider,model,input_tokens,cache_read_tokens,output_tokens,requests,cost_usd,api_key,project,id
/// 2026-03-01T10:00:00Z,openai,gpt-5-mini,900,100,250,1,0.00073,ci-key,shop,req-1
/// </code>
/// Convention: <c>input_tokens</c> excludes the cache and <c>output_tokens</c> includes reasoning; <c>total_tokens</c>,
/// where there is one, is the sum of all. A row with an <c>id</c> or a <c>time</c> is a request; a row with a
/// <c>date</c> only is a UTC day: rows of the same day and description add up within a file, and a later file restates them.
/// </summary>
internal sealed class SimpleCsvFormat : IUsageFormat
{
    public string Name => "csv";

    public string LooksFor => "our own CSV (time or date, model, input_tokens, output_tokens, cost_usd, ...; see docs/import.md)";

    public string Convention => "input_tokens excludes the cache, output_tokens includes reasoning, total_tokens is the sum of all classes.";

    public string Sample => """
        time,provider,model,input_tokens,cache_read_tokens,output_tokens,reasoning_tokens,requests,cost_usd,api_key,project,id
        2026-03-01T10:00:00Z,openai,gpt-5-mini,900,100,250,50,1,0.00073,ci-key,shop,req-1
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv && CsvColumns.Own(head.Header) is not null;

    public string? Refuses(FileHead head)
    {
        if (head.Shape != FileShape.Csv || head.Header.Count < 2)
            return null;

        var guess = CsvGuess.Of(head.Header);
        return (guess.Columns.ContainsKey(CsvField.Time) || guess.Columns.ContainsKey(CsvField.Date)) && CsvColumns.Amounts.Any(guess.Columns.ContainsKey)
            ? $"this is a table that no format knows (columns {string.Join(", ", head.Header.Take(12))}); say which column is what, on the page of imports or with --map"
            : null;
    }

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct) => Read(stream, head, sink, CsvColumns.Own(head.Header) ?? CsvGuess.Of(head.Header), ct);

    /// <summary>Whether the table has every column that the mapping names.</summary>
    public static bool Fits(FileHead head, CsvMapping mapping) => head.Shape == FileShape.Csv
        && mapping.Columns.Values.All(name => head.Columns.Contains(FileHead.Plain(name), StringComparer.Ordinal));

    public static void Read(Stream stream, FileHead head, RowSink sink, CsvMapping mapping, CancellationToken ct)
    {
        if (mapping.Problems() is [var problem, ..])
        {
            sink.Reject(1, problem);
            return;
        }

        using var table = new CsvTable(stream, head.Separator);
        var rows = new SimpleCsvRows(sink, table, mapping);
        table.Each(sink, rows.Read, ct);
        rows.End();
    }
}
