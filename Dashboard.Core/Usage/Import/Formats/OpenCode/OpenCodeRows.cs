using System.Text;
using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.OpenCode;

/// <summary>From a message to a row of the ledger.</summary>
internal sealed class OpenCodeRows(RowSink sink)
{
    private const int MostRemembered = 100_000;

    private readonly RowMaker _maker = new(sink);
    private readonly Dictionary<(long, string?, string?), string> _ids = [];

    public void Read(JsonElement row, long line) => Read(row, line, null, null);

    private void Read(JsonElement row, long line, string? id, string? session)
    {
        // The database keeps the message as text beside its id; an export keeps it beside its parts.
        if (row.Find("data") is { ValueKind: JsonValueKind.String } data)
            JsonRows.One(Encoding.UTF8.GetBytes(data.GetString()!), line, sink, (message, at) => Read(message, at, row.FindText("id"), row.FindText("session_id")));
        else if (row.FindObject("data", "info") is { } inner)
            Read(inner, line, row.FindText("id"), row.FindText("session_id"));
        else if (row.FindObject("tokens") is { } tokens && row.FindText("role") is null or "assistant")
            Add(row, tokens, line, row.FindText("id") ?? id, row.FindText("sessionID") ?? session);
        else
            sink.Skip();
    }

    private void Add(JsonElement message, JsonElement counts, long line, string? id, string? session)
    {
        var fields = _maker.Fields;
        fields.Begin();
        var at = fields.Instant(message.FindObject("time") ?? default, "created") ?? 0;
        var (provider, model) = (message.FindText("providerID"), message.FindText("modelID"));
        var tokens = Tokens(fields, counts);
        var moment = (at, provider, model);
        // The database's copy of a message that stands here with its id too: the database is the later word.
        var told = id is null && _ids.TryGetValue(moment, out var known) ? known : null;
        if (id is not null && _ids.Count < MostRemembered)
            _ids.TryAdd(moment, id);

        var key = (id ?? told) is { } named
            ? _maker.Key("opencode", named)
            : _maker.Key("opencode", null, session, RowMaker.Number(at), provider, model, RowMaker.Number(tokens.Prompt), RowMaker.Number(tokens.Output));
        var row = RowMaker.Request(at, line, tokens, key);
        row.Rank += told is null ? 0 : 1L << 50;
        row.TraceId = session;
        // opencode writes 0 for what it cannot price and for subscriptions: neither says what it cost.
        RowMaker.Report(ref row, fields.Nanos(message, "cost") is > 0 and var cost ? cost : null);
        _maker.Add(ref row, new SeriesFacts(
            Host: provider,
            RawModel: model,
            Project: message.FindObject("path") is { } path ? path.FindText("root", "cwd") : null,
            Service: "opencode"));
    }

    private static TokenCounts Tokens(CheckedValues fields, JsonElement counts)
    {
        var (input, output, reasoning) = (fields.Count(counts, "input"), fields.Count(counts, "output"), fields.Count(counts, "reasoning"));
        var cache = counts.FindObject("cache") ?? default;
        var (read, write) = (fields.Count(cache, "read"), fields.Count(cache, "write"));
        var prompt = (input ?? 0) + (read ?? 0) + (write ?? 0);
        var beside = reasoning ?? 0;
        if (fields.Count(counts, "total") is { } total && total != prompt + (output ?? 0) + beside)
        {
            if (total == prompt + (output ?? 0) && reasoning <= output)
                beside = 0;
            else
                fields.Blame($"tokens.total is {total}, expected {prompt + (output ?? 0) + beside} (input {input ?? 0} + cache {(read ?? 0) + (write ?? 0)} + output {output ?? 0} + reasoning {reasoning ?? 0})");
        }

        return new TokenCounts(input, read, CacheWriteUnknown: write, Output: output is null && beside == 0 ? null : (output ?? 0) + beside, Reasoning: reasoning);
    }
}
