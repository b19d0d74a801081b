using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>Pages of an API as files: an array of items beside a few plain facts. What is not JSON is rejected here.</summary>
internal static class JsonPages
{
    // Taken apart whole, an item needs several times its size.
    private const int Item = 16 << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ReadLimits.Depth };

    /// <summary>Gives out item after item; afterwards the facts beside the array.</summary>
    public static IReadOnlyDictionary<string, string?> Read(Stream stream, string array, RowSink sink, Action<JsonFields> read, CancellationToken ct)
    {
        using var items = JsonItems.Of(stream, array, Item);
        items.Each(
            sink,
            (item, line) =>
            {
                using var document = JsonDocument.Parse(item.ToArray(), Options);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                    Read(document.RootElement, line);
                else
                    sink.Reject(line, "the row is not a JSON object");
            },
            ct);
        return items.Properties;

        void Read(JsonElement item, long line)
        {
            try
            {
                read(new JsonFields(item, line));
            }
            catch (InvalidOperationException e) when (JsonText.IsNotUnicode(e))
            {
                sink.Reject(line, "a text in it is not valid Unicode");
            }
        }
    }

    /// <summary>
    /// The objects of an array inside an item, each with the line on which it begins: faults are looked for there.
    /// </summary>
    public static IEnumerable<JsonFields> Inside(JsonFields item, string array, RowSink sink)
    {
        if (item.At(array) is not { ValueKind: JsonValueKind.Array } inner)
            yield break;

        var whole = item.Whole;
        var (line, counted) = (item.Line, 0);
        foreach (var element in inner.EnumerateArray())
        {
            // Raw texts follow each other in the whole one, in order.
            var raw = element.GetRawText();
            var at = whole.IndexOf(raw, counted, StringComparison.Ordinal);
            line += whole.AsSpan(counted, Math.Max(at - counted, 0)).Count('\n');
            counted = Math.Max(at, counted);
            if (element.ValueKind == JsonValueKind.Object)
                yield return new JsonFields(element, line);
            else
                sink.Reject(line, "the result is not a JSON object");

            line += raw.AsSpan().Count('\n');
            counted += at < 0 ? 0 : raw.Length;
        }
    }

    /// <summary>A document that is small by its nature; null when it is not, which is rejected.</summary>
    public static JsonDocument? Whole(Stream stream, RowSink sink)
    {
        var bytes = new byte[Item + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > Item)
        {
            sink.Reject(1, $"the document is larger than {Item >> 20} MiB");
            return null;
        }

        try
        {
            var text = bytes.AsMemory(0, length);
            return JsonDocument.Parse(text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text, Options);
        }
        catch (JsonException e)
        {
            sink.Reject((e.LineNumber ?? 0) + 1, $"the file is not valid JSON: {e.Message}");
            return null;
        }
    }

    /// <summary>A fact beside the array that is an object; null when it is none.</summary>
    public static JsonFields? Fact(IReadOnlyDictionary<string, string?> facts, string name)
    {
        if (facts.GetValueOrDefault(name) is not ['{', ..] raw)
            return null;

        try
        {
            using var document = JsonDocument.Parse(raw, Options);
            return new JsonFields(document.RootElement.Clone(), 1);
        }
        catch (JsonException)
        {
            // A text that only begins like an object.
            return null;
        }
    }

    /// <summary>Says that an answer was one of several pages when what follows it cannot be had.</summary>
    public static void SayIfCutOff(IReadOnlyDictionary<string, string?> facts, RowSink sink)
    {
        if (facts.GetValueOrDefault("has_more") == "true" && facts.GetValueOrDefault("next_page") is null)
            sink.File.AddFault(0, "has_more is true and next_page is null: the export was cut off, and what follows this page is missing");
    }
}
