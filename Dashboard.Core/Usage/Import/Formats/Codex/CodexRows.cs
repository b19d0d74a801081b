using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.Codex;

/// <summary>From the events of one file to rows of the ledger.</summary>
internal sealed class CodexRows(RowSink sink)
{
    // A session has thousands of events; a file that claims millions is not worth the memory.
    private const int MostRemembered = 200_000;

    private readonly RowMaker _maker = new(sink);
    private readonly CodexLineage _lineage = new();
    private readonly HashSet<CodexTotals> _seen = [];
    private IReadOnlyList<string> _sessions = [];
    private CodexTotals? _reached;
    private string? _model;
    private string? _provider;
    private string? _folder;

    public void Read(JsonElement line, long number)
    {
        var payload = line.FindObject("payload");
        switch (line.FindText("type"))
        {
            case "session_meta" when payload is { } meta:
                ReadHeader(meta);
                sink.Skip();
                break;
            case "turn_context" when payload is { } context:
                _model = context.FindText("model") ?? _model;
                sink.Skip();
                break;
            case "event_msg" when payload is { } happened && happened.FindText("type") == "token_count" && happened.FindObject("info") is { } info:
                ReadCount(line, happened, info, number);
                break;
            default:
                sink.Skip();
                break;
        }
    }

    private void ReadHeader(JsonElement meta)
    {
        if (meta.FindText("id", "session_id") is not { } id)
            return;

        _lineage.Meet(id, meta.FindText("forked_from_id"));
        _sessions = _lineage.Sessions();
        _folder ??= meta.FindText("cwd");
        _provider ??= meta.FindText("model_provider");
    }

    private void ReadCount(JsonElement line, JsonElement happened, JsonElement info, long number)
    {
        var fields = _maker.Fields;
        fields.Begin();
        var at = fields.Instant(line, "timestamp") ?? 0;
        var total = CodexTotals.Read(fields, info, "total_token_usage");
        var last = CodexTotals.Read(fields, info, "last_token_usage");
        if (fields.Fault is { } fault)
        {
            sink.Reject(number, fault);
            return;
        }

        if (Moved(total, last) is not { IsNothing: false } moved)
        {
            sink.Skip();
            return;
        }

        var (tokens, contradiction) = moved.Apart();
        if (contradiction is not null)
        {
            sink.Reject(number, contradiction);
            return;
        }

        var reached = total ?? last!.Value;
        var row = RowMaker.Request(at, number, tokens, Key(_sessions is [.., var oldest] ? oldest : null, reached, total is null || _sessions.Count == 0 ? at : null));
        // A fork that was read before its parent's own header was known went by another name.
        if (_sessions.Count > 1 && total is not null)
            row.AlsoKeys = [.. _sessions.Take(_sessions.Count - 1).Select(s => Key(s, reached, null))];

        // Every copy has the same tokens: the earliest is the event itself.
        row.Rank = 0;
        row.TraceId = _lineage.Own;
        _maker.Add(ref row, new SeriesFacts(
            Host: _provider ?? "openai",
            RawModel: info.FindText("model") ?? happened.FindText("model") ?? _model,
            Project: _folder,
            Service: "codex"));
    }

    // Totals belong to a family of sessions; without a header, or without totals, only the moment tells events apart.
    private long Key(string? session, CodexTotals totals, long? at) => _maker.Key(
        "codex", session, RowMaker.Number(totals.Input), RowMaker.Number(totals.Cached), RowMaker.Number(totals.Output),
        RowMaker.Number(totals.Reasoning), RowMaker.Number(totals.Total), RowMaker.Number(at));

    /// <summary>By how much the session's totals moved; null when they did not.</summary>
    private CodexTotals? Moved(CodexTotals? total, CodexTotals? last)
    {
        if (total is not { } now)
            return last;

        var before = _reached;
        var known = !_seen.Add(now);
        if (_seen.Count > MostRemembered)
            _seen.Clear();

        // A repeat says nothing, also when it repeats what was said long before.
        if (known)
            return null;

        _reached = now;
        if (before is { } reached)
        {
            // Several agents may write into one file, each with totals of its own.
            if (last is { } step && now.Reaches(step) && now - step != reached && (now == step || _seen.Contains(now - step)))
                return step;

            // Totals that fall were begun anew.
            return now.Reaches(reached) ? now - reached : last ?? now;
        }

        // What stood there before this file begins is told elsewhere: in the parent, or in the part before this one.
        var continues = _sessions.Count != 1;
        return continues && last is { } first && now.Reaches(first) ? first : now;
    }
}
