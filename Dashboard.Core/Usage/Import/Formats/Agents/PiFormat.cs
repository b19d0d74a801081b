using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Agents;

/// <summary>
/// Sessions of the pi agent and of what is built on it (OpenClaw, omp), one event a line:
/// <code>
/// {"type":"session","id":"…","timestamp":"…","cwd":"/home/dev/shop"}
/// {"type":"model_change","provider":"openai-codex","modelId":"gpt-5.2"}
/// {"type":"message","id":"a1","timestamp":"…","message":{"role":"assistant","model":"gpt-5.4","usage":
///  {"input":100,"output":50,"cacheRead":10,"cacheWrite":20,"totalTokens":180,"cost":{"total":0.05}}}}
/// </code>
/// Convention: all classes are disjoint; <c>output</c> includes thinking. A fork copies events with their ids and times.
/// </summary>
internal sealed class PiFormat : IUsageFormat
{
    public string Name => "pi";

    public string LooksFor => "sessions of pi, OpenClaw or omp (lines of type session, model_change and message)";

    public string Convention => "input excludes the cache; output includes thinking; totalTokens is the sum of all classes.";

    public string Sample => """
        {"type":"session","id":"5b0f","timestamp":"2026-04-22T01:02:00.000Z","cwd":"/home/dev/shop"}
        {"type":"message","id":"a1","timestamp":"2026-04-22T01:02:03.000Z","message":{"role":"assistant","model":"gpt-5.4","usage":{"input":100,"output":50,"cacheRead":10,"cacheWrite":20,"totalTokens":180,"cost":{"total":0.05}}}}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects && head.HasObject("type")
        // Claude Code holds messages of that type too, under a session's id.
        && ((!head.HasObject("sessionId") && head.HasObject("type", "message") && head.Says("type", "message"))
            || (head.HasObject("type", "id", "timestamp", "cwd") && head.Says("type", "session"))
            || (head.HasObject("type", "modelId") && head.Says("type", "model_change")));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var maker = new RowMaker(sink);
        string? session = null, folder = null, model = null, provider = null;
        new JsonRows(stream, head, sink).Each(
            (line, number) =>
            {
                switch (line.FindText("type"))
                {
                    case "session":
                        (session, folder) = (line.FindText("id") ?? session, line.FindText("cwd") ?? folder);
                        break;
                    case "model_change":
                        (model, provider) = (line.FindText("modelId") ?? model, line.FindText("provider") ?? provider);
                        break;
                    case "message" when line.FindObject("message") is { } message && message.FindText("role") == "assistant"
                        && message.FindObject("usage") is { } usage:
                        var facts = new SeriesFacts(
                            Host: message.FindText("provider") ?? provider,
                            RawModel: message.FindText("model") ?? model,
                            Project: folder,
                            Service: "pi");
                        Add(maker, line, message, usage, number, session, facts);
                        return;
                }

                sink.Skip();
            },
            ct);
    }

    private static void Add(RowMaker maker, JsonElement line, JsonElement message, JsonElement usage, long number, string? session, SeriesFacts facts)
    {
        var fields = maker.Fields;
        fields.Begin();
        var at = fields.Instant(line.Find("timestamp") is null ? message : line, "timestamp") ?? 0;
        var tokens = new TokenCounts(
            fields.Count(usage, "input"), fields.Count(usage, "cacheRead"), CacheWriteUnknown: fields.Count(usage, "cacheWrite"), Output: fields.Count(usage, "output"),
            Reasoning: fields.Count(usage, "reasoning"));
        if (fields.Count(usage, "totalTokens") is { } total && total != RowMaker.Sum(tokens))
            fields.Blame($"usage.totalTokens is {total}, expected {RowMaker.Sum(tokens)} (input + output + cacheRead + cacheWrite)");

        var id = line.FindText("id") ?? message.FindText("responseId", "id");
        var key = maker.Key("pi", id, RowMaker.Number(at), facts.RawModel, id is null ? $"{session}/{tokens.Prompt}/{tokens.Output}" : null);
        var row = RowMaker.Request(at, number, tokens, key);
        row.TraceId = session;
        RowMaker.Report(ref row, usage.FindObject("cost") is { } cost && fields.Nanos(cost, "total") is > 0 and var nanos ? nanos : null);
        maker.Add(ref row, facts);
    }
}
