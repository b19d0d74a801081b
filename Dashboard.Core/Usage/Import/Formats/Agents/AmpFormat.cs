using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Agents;

/// <summary>
/// Amp's threads, one document each:
/// <code>
/// {"id":"T-1","usageLedger":{"events":[{"id":"e-1","timestamp":"…","model":"gpt-5","tokens":{"input":1,"output":2},"toMessageId":3}]},
///  "messages":[{"messageId":3,"role":"assistant","usage":{"model":"…","inputTokens":1,"outputTokens":2,
///   "cacheCreationInputTokens":0,"cacheReadInputTokens":10,"timestamp":"…"}}]}
/// </code>
/// Convention: all classes are disjoint. Where a thread has a ledger its messages tell the cache only; without one they
/// are what counts. A bare total that names no class is counted as output.
/// </summary>
internal sealed class AmpFormat : IUsageFormat
{
    public string Name => "amp";

    public string LooksFor => "Amp threads (usageLedger, or messages with usage)";

    public string Convention => "All classes are disjoint; the thread's ledger goes before its messages; a bare total counts as output.";

    public string Sample => """
        {"id":"T-1","usageLedger":{"events":[{"id":"e-1","timestamp":"2026-01-02T00:00:00.000Z","model":"gpt-5","tokens":{"input":10,"output":20}}]},"messages":[]}
        """;

    public bool Fits(FileHead head) => head.HasObject("id", "usageLedger")
        || (head.HasObject("id", "messages") && !head.HasObject("sessionId") && (head.Contains("\"T-"u8) || head.Contains("\"inputTokens\""u8)));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var maker = new RowMaker(sink);
        new JsonRows(stream, head, sink).Each((thread, line) => Read(maker, thread, line), ct);
    }

    private static void Read(RowMaker maker, JsonElement thread, long line)
    {
        var id = thread.FindText("id");
        var messages = thread.FindArray("messages") is { } list ? [.. list.EnumerateArray()] : Array.Empty<JsonElement>();
        if (thread.FindObject("usageLedger") is { } ledger && ledger.FindArray("events") is { } events && events.GetArrayLength() > 0)
        {
            foreach (var happened in events.EnumerateArray())
            {
                var message = happened.FindText("toMessageId") is { } answer
                    ? messages.FirstOrDefault(m => m.FindText("messageId", "id") == answer)
                    : default;
                var tokens = happened.FindObject("tokens") ?? default;
                Add(maker, happened, tokens, message.FindObject("usage") ?? default, id, happened.FindText("id"), line);
            }

            return;
        }

        foreach (var message in messages)
        {
            if (message.FindObject("usage") is { } usage)
                Add(maker, usage, usage, usage, id, message.FindText("messageId", "id"), line);
            else
                maker.Sink.Skip();
        }
    }

    private static void Add(RowMaker maker, JsonElement told, JsonElement counts, JsonElement cache, string? thread, string? id, long line)
    {
        var fields = maker.Fields;
        fields.Begin();
        var at = fields.Instant(told, "timestamp") ?? 0;
        var tokens = new TokenCounts(
            fields.Count(counts, "input", "inputTokens"),
            fields.Count(counts, "cacheReadInputTokens", "cacheRead") ?? fields.Count(cache, "cacheReadInputTokens"),
            CacheWriteUnknown: fields.Count(counts, "cacheCreationInputTokens", "cacheWrite") ?? fields.Count(cache, "cacheCreationInputTokens"),
            Output: fields.Count(counts, "output", "outputTokens"));
        if (tokens == default && fields.Count(counts, "total", "totalTokens") is { } total)
            tokens = new TokenCounts(Output: total);

        var row = RowMaker.Request(at, line, tokens, maker.Key("amp", thread, id, id is null ? RowMaker.Number(at) : null));
        row.TraceId = thread;
        maker.Add(ref row, new SeriesFacts(RawModel: told.FindText("model"), Service: "amp"));
    }
}
