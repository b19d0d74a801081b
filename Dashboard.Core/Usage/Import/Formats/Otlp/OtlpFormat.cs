using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Telemetry;

namespace Dashboard.Core.Usage.Import.Formats.Otlp;

/// <summary>
/// Traces of OpenTelemetry as JSON: a document <c>{"resourceSpans":[...]}</c>, one such document a line (the file exporter
/// of the collector), or one flat span a line (the file exporter of GitHub Copilot):
/// <code>
/// {"type":"span","traceId":"4bf92f35...","spanId":"00f067aa...","name":"chat gpt-5","startTime":[1763942400,0],
///  "attributes":{"gen_ai.operation.name":"chat","gen_ai.usage.input_tokens":1234,"gen_ai.usage.output_tokens":56}}
/// </code>
/// </summary>
internal sealed class OtlpFormat : IUsageFormat
{
    private const int SpansAtOnce = 1000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ReadLimits.Depth };

    public string Name => "otlp";

    public string LooksFor => "OpenTelemetry traces as JSON (resourceSpans, or one span a line with traceId, spanId and attributes)";

    public string Convention =>
        "gen_ai.usage.input_tokens includes what was read from and written to the cache, and output_tokens includes reasoning, as OpenTelemetry wants it; "
        + "where a total says otherwise, or the parts are larger than their whole, they stand beside it. Only calls of models count, not the agents and workflows above them.";

    public string Sample => """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"support-bot"}}]},
          "scopeSpans":[{"scope":{"name":"opentelemetry.instrumentation.openai_v2"},"spans":[
            {"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00f067aa0ba902b7","name":"chat gpt-5-mini",
             "startTimeUnixNano":"1763942400000000000","endTimeUnixNano":"1763942401000000000","attributes":[
              {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
              {"key":"gen_ai.provider.name","value":{"stringValue":"openai"}},
              {"key":"gen_ai.response.model","value":{"stringValue":"gpt-5-mini"}},
              {"key":"gen_ai.usage.input_tokens","value":{"intValue":"1000"}},
              {"key":"gen_ai.usage.cache_read.input_tokens","value":{"intValue":"600"}},
              {"key":"gen_ai.usage.output_tokens","value":{"intValue":"200"}}]}]}]}]}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects
        && head.Objects.Any(o => o.Contains("resourceSpans") || (o.Contains("traceId") && o.Contains("attributes") && (o.Contains("spanId") || o.Contains("id"))));

    public string? Refuses(FileHead head) =>
        head.Shape != FileShape.JsonObjects ? null
        : head.Objects.Any(o => o.Contains("resourceMetrics")) ? "these are OpenTelemetry metrics, which are sums without requests; import the traces"
        : head.Objects.Any(o => o.Contains("resourceLogs")) ? "these are OpenTelemetry logs; import the traces"
        : null;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new SpanRows(sink);
        if (IsLines(head))
            ReadLines(stream, rows, sink, ct);
        else
            ReadDocument(stream, rows, sink, ct);
    }

    // A whole document on the first line and something after it, or spans without any document around them.
    private static bool IsLines(FileHead head)
    {
        if (head.Objects.Any(o => o.Contains("traceId")))
            return true;

        var end = head.Bytes.AsSpan().IndexOf((byte)'\n');
        if (end < 0 || head.Bytes.AsSpan(end).Trim(" \t\r\n"u8).IsEmpty)
            return false;

        try
        {
            using var first = JsonDocument.Parse(head.Bytes.AsMemory(0, end), Options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void ReadDocument(Stream stream, SpanRows rows, RowSink sink, CancellationToken ct)
    {
        using var items = JsonItems.Of(stream, "resourceSpans");
        List<(SpanFacts, long)> spans = [];
        items.Each(
            sink,
            (item, line) =>
            {
                using (var document = JsonDocument.Parse(item.ToArray(), Options))
                    OtlpJson.ReadResourceSpans(document.RootElement, line, spans);

                rows.Add(spans);
                spans.Clear();
            },
            ct);
    }

    private static void ReadLines(Stream stream, SpanRows rows, RowSink sink, CancellationToken ct)
    {
        using var lines = new LineReader(stream);
        List<(SpanFacts, long)> spans = [];
        lines.Each(
            sink,
            (line, number) =>
            {
                ReadLine(line, number, spans, sink);
                if (spans.Count < SpansAtOnce)
                    return;

                rows.Add(spans);
                spans.Clear();
            },
            ct);
        rows.Add(spans);
    }

    private static void ReadLine(ReadOnlySpan<byte> line, long number, List<(SpanFacts, long)> spans, RowSink sink)
    {
        try
        {
            using var document = JsonDocument.Parse(line.ToArray(), Options);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("resourceSpans", out var batches) && batches.ValueKind == JsonValueKind.Array)
            {
                foreach (var batch in batches.EnumerateArray())
                    OtlpJson.ReadResourceSpans(batch, number, spans);
            }
            else if (OtlpJson.ReadFlat(root) is { } span)
            {
                spans.Add((span, number));
            }
            else
            {
                sink.Skip();
            }
        }
        catch (JsonException e)
        {
            sink.Reject(number, $"not valid JSON: {e.Message}");
        }
    }
}
