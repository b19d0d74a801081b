using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Agents;

/// <summary>
/// tokscale's report of what many agents wrote down:
/// <code>
/// {"meta":{…},"summary":{"totalTokens":…,"totalCost":…},"contributions":[{"date":"2025-11-06","totals":{"tokens":…,"cost":…,"messages":…},
///  "sources":[{"source":"claude","modelId":"claude-opus-4-1","providerId":"anthropic","cost":179.59,"messages":1244,
///   "tokens":{"input":3421,"output":91902,"cacheRead":85042999,"cacheWrite":2404368,"reasoning":0}}]}]}
/// </code>
/// Convention: all five classes are disjoint. A report of days: a day of an agent that comes again replaces the one before.
/// </summary>
internal sealed class TokscaleFormat : IUsageFormat
{
    public string Name => "tokscale";

    public string LooksFor => "tokscale reports (contributions by day with sources)";

    public string Convention => "All classes are disjoint, reasoning too; rows are days and restate what the agents' own files hold.";

    public string Sample => """
        {"meta":{"version":"1.0.0"},"summary":{"totalTokens":165},"contributions":[{"date":"2026-01-02","totals":{"tokens":165,"cost":0.5,"messages":3},
         "sources":[{"source":"claude","modelId":"claude-opus-4-1","providerId":"anthropic","tokens":{"input":100,"output":50,"cacheRead":10,"cacheWrite":5,"reasoning":0},"cost":0.5,"messages":3}]}]}
        """;

    public bool Fits(FileHead head) => head.Objects is [var report, ..] && report.Contains("contributions") && report.Contains("summary");

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var maker = new RowMaker(sink);
        new JsonRows(stream, head, sink) { Array = "contributions" }.Each((day, line) => Read(maker, day, line), ct);
    }

    private static void Read(RowMaker maker, JsonElement day, long line)
    {
        var date = day.FindText("date");
        if (!Moments.TryDay(Encoding.UTF8.GetBytes(date ?? ""), out var at))
        {
            maker.Sink.Reject(line, "date", Encoding.UTF8.GetBytes(date ?? ""), "a day such as 2026-01-31");
            return;
        }

        foreach (var source in day.FindArray("sources")?.EnumerateArray() ?? default)
            Add(maker, source, at, line);
    }

    private static void Add(RowMaker maker, JsonElement source, long at, long line)
    {
        var fields = maker.Fields;
        fields.Begin();
        var counts = source.FindObject("tokens") ?? default;
        var (output, reasoning) = (fields.Count(counts, "output"), fields.Count(counts, "reasoning"));
        var tokens = new TokenCounts(
            fields.Count(counts, "input"), fields.Count(counts, "cacheRead"), CacheWriteUnknown: fields.Count(counts, "cacheWrite"),
            Output: output is null && reasoning is null ? null : (output ?? 0) + (reasoning ?? 0), Reasoning: reasoning);
        var (agent, model, provider) = (source.FindText("source"), source.FindText("modelId"), source.FindText("providerId"));
        var row = RowMaker.Bucket(
            at, line, Grain.Day, tokens, fields.Count(source, "messages"), maker.Key("tokscale", maker.Sink.File.Connection, agent, model, provider, RowMaker.Number(at)));
        // It writes 0 for what it cannot price.
        RowMaker.Report(ref row, fields.Nanos(source, "cost") is > 0 and var cost ? cost : null);
        maker.Add(ref row, new SeriesFacts(Host: provider, RawModel: model is "<synthetic>" ? null : model, Service: agent));
    }
}
