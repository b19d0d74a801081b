using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import.Formats.Agents;

/// <summary>
/// Factory Droid's settings of a session (<c>SESSION.settings.json</c>), which count its tokens so far:
/// <code>
/// {"model":"Claude-Sonnet-4-[Anthropic]","providerLock":"anthropic","providerLockTimestamp":"2026-05-01T01:02:03.000Z",
///  "tokenUsage":{"inputTokens":100,"outputTokens":50,"cacheCreationTokens":20,"cacheReadTokens":10,"thinkingTokens":5}}
/// </code>
/// Convention: all classes are disjoint, thinking too. The file is the session: a later state of it stands for the earlier.
/// </summary>
internal sealed class DroidFormat : IUsageFormat
{
    public string Name => "droid";

    public string LooksFor => "Factory Droid session settings (tokenUsage with providerLock)";

    public string Convention => "inputTokens excludes the cache, outputTokens excludes thinking; the counts are those of the whole session.";

    public string Sample => """
        {"model":"claude-sonnet-4","providerLock":"anthropic","providerLockTimestamp":"2026-05-01T01:02:03.000Z","tokenUsage":{"inputTokens":100,"outputTokens":50,"cacheCreationTokens":20,"cacheReadTokens":10,"thinkingTokens":5}}
        """;

    public bool Fits(FileHead head) => head.HasObject("tokenUsage", "providerLock") || (head.HasObject("tokenUsage", "model") && !head.HasObject("tokenUsage", "timestamp"));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var maker = new RowMaker(sink);
        var session = SessionOf(sink.File.File);
        // A session that does not name its model tells it in the talk that follows.
        (UsageRow Row, SeriesFacts Facts)? waiting = null;
        new JsonRows(stream, head, sink).Each(
            (state, line) =>
            {
                if (waiting is { } row && state.FindText("content") is { } said && said.StartsWith("Model:", StringComparison.Ordinal))
                {
                    waiting = row with { Facts = row.Facts with { RawModel = ModelOf(said["Model:".Length..]) } };
                    sink.Skip();
                    return;
                }

                Pass(maker, ref waiting);
                if (state.FindObject("tokenUsage") is { } usage)
                    Read(maker, state, usage, line, session, ref waiting);
                else
                    sink.Skip();
            },
            ct);
        Pass(maker, ref waiting);
    }

    private static void Pass(RowMaker maker, ref (UsageRow Row, SeriesFacts Facts)? waiting)
    {
        if (waiting is not { } held)
            return;

        maker.Add(ref held.Row, held.Facts);
        waiting = null;
    }

    private static void Read(RowMaker maker, JsonElement state, JsonElement usage, long line, string session, ref (UsageRow, SeriesFacts)? waiting)
    {
        var fields = maker.Fields;
        fields.Begin();
        var (output, thinking) = (fields.Count(usage, "outputTokens"), fields.Count(usage, "thinkingTokens"));
        var tokens = new TokenCounts(
            fields.Count(usage, "inputTokens"), fields.Count(usage, "cacheReadTokens"), CacheWriteUnknown: fields.Count(usage, "cacheCreationTokens"),
            Output: output is null && thinking is null ? null : (output ?? 0) + (thinking ?? 0), Reasoning: thinking);
        if (fields.Fault is null && RowMaker.Sum(tokens) == 0)
        {
            maker.Sink.Skip();
            return;
        }

        var at = fields.Instant(state, "providerLockTimestamp", "timestamp", "updatedAt", "createdAt") ?? 0;
        if (fields.Fault is { } fault)
        {
            maker.Sink.Reject(line, fault);
            return;
        }

        var row = RowMaker.Request(at, line, tokens, maker.Key("droid", session));
        (row.Grain, row.Requests, row.Status, row.TraceId) = (Grain.Session, null, null, session);
        // The counts only grow: the later state is the whole of it.
        row.Rank = at;
        waiting = (row, new SeriesFacts(
            Host: state.FindText("providerLock"), RawModel: state.FindText("model") is { } model ? ModelOf(model) : null, Service: "droid"));
    }

    /// <summary><c>Claude Opus 4.5 Thinking [Anthropic]</c> and <c>Claude-Sonnet-4-[Anthropic]</c> as ids.</summary>
    private static string ModelOf(string shown)
    {
        var bracket = shown.IndexOf('[', StringComparison.Ordinal);
        return (bracket > 0 ? shown[..bracket] : shown).Trim().TrimEnd('-').ToLowerInvariant().Replace(' ', '-').Replace('.', '-');
    }

    private static string SessionOf(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
