using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Agents;

/// <summary>
/// Qwen Code's chats, one event a line:
/// <code>
/// {"uuid":"…","sessionId":"…","timestamp":"…","type":"assistant","model":"qwen3-coder-plus","cwd":"/home/dev/shop","usageMetadata":
///  {"promptTokenCount":100,"candidatesTokenCount":50,"thoughtsTokenCount":10,"cachedContentTokenCount":5,"totalTokenCount":160}}
/// </code>
/// Convention: <c>totalTokenCount</c> tells whether the prompt includes the cache and the candidates the thoughts; without
/// it all four are taken to stand apart.
/// </summary>
internal sealed class QwenFormat : IUsageFormat
{
    public string Name => "qwen-code";

    public string LooksFor => "Qwen Code chats (lines with usageMetadata)";

    public string Convention => "totalTokenCount tells whether the prompt includes the cache and the candidates the thoughts; without it they stand apart.";

    public string Sample => """
        {"uuid":"u-1","sessionId":"5b0f","timestamp":"2026-02-23T14:24:56.857Z","type":"assistant","model":"qwen3-coder-plus","usageMetadata":{"promptTokenCount":100,"candidatesTokenCount":50,"thoughtsTokenCount":10,"cachedContentTokenCount":5,"totalTokenCount":160}}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects
        && (head.HasObject("type", "usageMetadata") || (head.HasObject("uuid", "sessionId") && head.HasLine("usageMetadata"u8)));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var maker = new RowMaker(sink);
        new JsonRows(stream, head, sink).Each(
            (line, number) =>
            {
                if (line.FindObject("usageMetadata") is { } usage)
                    Add(maker, line, usage, number);
                else
                    sink.Skip();
            },
            ct);
    }

    private static void Add(RowMaker maker, JsonElement line, JsonElement usage, long number)
    {
        var fields = maker.Fields;
        fields.Begin();
        var at = fields.Instant(line, "timestamp") ?? 0;
        var row = RowMaker.Request(at, number, Tokens(fields, usage), maker.Key("qwen", line.FindText("uuid"), line.FindText("sessionId"), RowMaker.Number(at)));
        row.TraceId = line.FindText("sessionId");
        maker.Add(ref row, new SeriesFacts(RawModel: line.FindText("model"), Project: line.FindText("cwd"), Service: "qwen-code"));
    }

    private static TokenCounts Tokens(CheckedValues fields, JsonElement usage)
    {
        var (prompt, candidates) = (fields.Count(usage, "promptTokenCount"), fields.Count(usage, "candidatesTokenCount"));
        var (cached, thoughts) = (fields.Count(usage, "cachedContentTokenCount"), fields.Count(usage, "thoughtsTokenCount"));
        var (inPrompt, inCandidates) = (0L, 0L);
        if (fields.Count(usage, "totalTokenCount") is { } total)
        {
            // An inclusive prompt is the API's own way and goes first.
            var bare = (prompt ?? 0) + (candidates ?? 0);
            (bool Cache, bool Thoughts)? told = total == bare + (thoughts ?? 0) ? (true, false)
                : total == bare ? (true, true)
                : total == bare + (thoughts ?? 0) + (cached ?? 0) ? (false, false)
                : null;
            if (told is null)
                fields.Blame($"totalTokenCount is {total}, expected {bare + (thoughts ?? 0)} (promptTokenCount {prompt ?? 0} + candidatesTokenCount {candidates ?? 0} + thoughtsTokenCount {thoughts ?? 0})");
            else
                (inPrompt, inCandidates) = (told.Value.Cache ? cached ?? 0 : 0, told.Value.Thoughts ? thoughts ?? 0 : 0);
        }

        if (inPrompt > (prompt ?? 0))
            fields.Blame($"cachedContentTokenCount is {cached}, expected at most the promptTokenCount {prompt ?? 0}");
        if (inCandidates > (candidates ?? 0))
            fields.Blame($"thoughtsTokenCount is {thoughts}, expected at most the candidatesTokenCount {candidates ?? 0}");

        return new TokenCounts(
            prompt - inPrompt, cached,
            Output: candidates is null && thoughts is null ? null : (candidates ?? 0) + (thoughts ?? 0) - inCandidates, Reasoning: thoughts);
    }
}
