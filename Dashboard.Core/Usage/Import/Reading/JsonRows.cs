using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>
/// The rows of a JSON file however they are laid out: one object a line, an array, documents one behind the other, or
/// an array inside of one object. A row that is not JSON is rejected alone wherever lines tell rows apart.
/// </summary>
internal sealed class JsonRows(Stream stream, FileHead head, RowSink sink)
{
    // A parsed row takes twelve bytes for each of its parts: this holds the worst of rows to a hundred megabytes.
    private const int Largest = 8 << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ReadLimits.Depth };

    /// <summary>The rows stand in this array of the document, if it has one.</summary>
    public string? Array { get; init; }

    /// <summary>Lines without any of these words are no rows of ours: nobody parses them.</summary>
    public IReadOnlyList<byte[]> Words { get; init; } = [];

    /// <summary>Plain properties beside the array.</summary>
    public IReadOnlyDictionary<string, string?> Properties { get; private set; } = new Dictionary<string, string?>();

    public void Each(Action<JsonElement, long> row, CancellationToken ct)
    {
        var inside = Array is not null && head.Objects is [var first, ..] && first.Contains(Array);
        if (!inside && head.Shape == FileShape.JsonObjects && head.IsLines)
            EachLine(row, ct);
        else
            EachItem(inside ? Array : null, row, ct);
    }

    /// <summary>Parses one row and hands it on, or says why it cannot be.</summary>
    public static void One(ReadOnlySpan<byte> text, long line, RowSink sink, Action<JsonElement, long> row)
    {
        if (text.Length > Largest)
        {
            sink.Reject(line, $"the row is longer than {Largest >> 20} MiB");
            return;
        }

        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed < text.TrimEnd(" \t\r\n"u8).Length)
                sink.Reject(line, "the line is not one JSON object");
            else if (document.RootElement.ValueKind != JsonValueKind.Object)
                sink.Reject(line, "the row is not a JSON object");
            else
                row(document.RootElement, line);
        }
        catch (JsonException e)
        {
            sink.Reject(line, $"not valid JSON, perhaps cut off while it was written: {e.Message}");
        }
        catch (InvalidOperationException e) when (JsonText.IsNotUnicode(e))
        {
            sink.Reject(line, "a text in it is not valid Unicode");
        }
    }

    private void EachLine(Action<JsonElement, long> row, CancellationToken ct)
    {
        using var lines = new LineReader(stream);
        lines.Each(
            sink,
            (line, number) =>
            {
                if (IsWanted(line))
                    One(line, number, sink, row);
                else
                    sink.Skip();
            },
            ct);
    }

    private void EachItem(string? array, Action<JsonElement, long> row, CancellationToken ct)
    {
        using var items = JsonItems.OfDocuments(stream, array);
        Properties = items.Properties;
        items.Each(sink, (item, line) => One(item, line, sink, row), ct);
    }

    private bool IsWanted(ReadOnlySpan<byte> line)
    {
        if (Words.Count == 0)
            return true;

        foreach (var word in Words)
        {
            if (line.IndexOf(word) >= 0)
                return true;
        }

        return false;
    }
}
