using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Push;

/// <summary>Our own rows, as <c>POST /api/v1/usage</c> takes them: in <c>{"rows":[...]}</c>, in a list, or one a line. The same can be kept in a file.</summary>
internal sealed class PushFormat(PushSending? sending = null) : IUsageFormat
{
    public string Name => "push";

    public string LooksFor => "rows of our own (\"rows\", or one object a line, with time, model and inputTokens, outputTokens)";

    public string Convention =>
        "inputTokens is the uncached part, cacheReadTokens and the cache writes stand beside it, outputTokens includes reasoningTokens; totalTokens, where it is given, is their sum.";

    public string Sample => """
        {"rows":[
          {"id":"req-1","time":"2026-11-22T03:46:57.713Z","provider":"openai","model":"gpt-5-mini","apiKey":"support-bot","environment":"production",
           "inputTokens":400,"cacheReadTokens":600,"outputTokens":200,"reasoningTokens":50,"totalTokens":1200,"traceId":"4bf92f3577b34da6a3ce929d0e0e4736"},
          {"id":"req-2","time":"2026-11-22T03:47:01Z","provider":"anthropic","model":"claude-haiku-4-5","inputTokens":900,"outputTokens":120,"costUsd":"0.0015"}]}
        """;

    public bool Fits(FileHead head) => head.Shape is FileShape.JsonObjects or FileShape.JsonArray
        && (head.Objects is [var document, ..] && document.Contains("rows") && head.Contains("\"time\""u8) && head.Contains("\"model\""u8)
            || head.Objects.Any(o => o.Contains("time") && o.Contains("model") && (o.Contains("inputTokens") || o.Contains("outputTokens") || o.Contains("usage"))));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new PushRows(sink, sending ?? new PushSending());
        if (head.Shape == FileShape.JsonArray || head.Objects is [var document, ..] && document.Contains("rows"))
            ReadList(stream, rows, ct);
        else
            ReadLines(stream, rows, ct);
    }

    private static void ReadList(Stream stream, PushRows rows, CancellationToken ct)
    {
        using var items = JsonItems.Of(stream, "rows");
        try
        {
            while (items.TryRead(out var item))
            {
                ct.ThrowIfCancellationRequested();
                rows.Read(item, items.Line);
            }
        }
        catch (JsonException e)
        {
            rows.Broken(items.Line, $"the rest is not valid JSON: {e.Message}");
        }
    }

    private static void ReadLines(Stream stream, PushRows rows, CancellationToken ct)
    {
        using var lines = new LineReader(stream);
        while (lines.TryRead(out var line))
        {
            ct.ThrowIfCancellationRequested();
            if (lines.TooLong)
                rows.TooLong(lines.Number);
            else if (!line.Trim(" \t"u8).IsEmpty)
                rows.Read(line, lines.Number);
        }
    }
}
