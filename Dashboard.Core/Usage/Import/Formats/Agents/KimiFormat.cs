using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Agents;

/// <summary>
/// Kimi CLI's wire logs (<c>wire.jsonl</c>), one event a line:
/// <code>
/// {"type":"metadata","protocol_version":"1.3"}
/// {"timestamp":1770983427.123,"message":{"type":"StatusUpdate","payload":{"message_id":"…","token_usage":
///  {"input_other":100,"output":50,"input_cache_read":10,"input_cache_creation":20}}}}
/// </code>
/// Convention: all classes are disjoint. The model stands in the configuration, not in the log: unknown unless a line tells it.
/// </summary>
internal sealed class KimiFormat : IUsageFormat
{
    public string Name => "kimi-cli";

    public string LooksFor => "Kimi CLI wire logs (lines with StatusUpdate and token_usage)";

    public string Convention => "input_other excludes the cache, output includes reasoning. The log does not name the model.";

    public string Sample => """
        {"type":"metadata","protocol_version":"1.3"}
        {"timestamp":1770983427.123,"message":{"type":"StatusUpdate","payload":{"message_id":"m-1","token_usage":{"input_other":100,"output":50,"input_cache_read":10,"input_cache_creation":20}}}}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects
        && (head.HasObject("type", "protocol_version") || (!head.HasObject("sessionId") && head.HasObject("timestamp", "message") && (head.Says("type", "StatusUpdate") || head.Says("type", "TurnBegin"))));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var maker = new RowMaker(sink);
        string? model = null;
        new JsonRows(stream, head, sink).Each(
            (line, number) =>
            {
                model = line.FindText("model") ?? model;
                if (line.FindObject("message") is { } message && message.FindObject("payload") is { } payload && payload.FindObject("token_usage") is { } usage)
                    Add(maker, line, payload, usage, number, model);
                else
                    sink.Skip();
            },
            ct);
    }

    private static void Add(RowMaker maker, JsonElement line, JsonElement payload, JsonElement usage, long number, string? model)
    {
        var fields = maker.Fields;
        fields.Begin();
        var at = fields.Instant(line, "timestamp") ?? 0;
        var tokens = new TokenCounts(
            fields.Count(usage, "input_other"), fields.Count(usage, "input_cache_read"), CacheWriteUnknown: fields.Count(usage, "input_cache_creation"), Output: fields.Count(usage, "output"));
        var row = RowMaker.Request(at, number, tokens, maker.Key("kimi", payload.FindText("message_id"), RowMaker.Number(at)));
        maker.Add(ref row, new SeriesFacts(Host: "moonshotai", RawModel: model, Service: "kimi-cli"));
    }
}
