using System.Text.Json;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.GeminiCli;

/// <summary>
/// Gemini CLI's chats (<c>~/.gemini/tmp/*/chats/session-*</c>), as one document or as lines behind a header:
/// <code>
/// {"sessionId":"…","projectHash":"…","startTime":"…","messages":[
///  {"id":"…","timestamp":"…","type":"gemini","model":"gemini-3-flash-preview",
///   "tokens":{"input":15327,"output":23,"cached":11526,"thoughts":919,"tool":7,"total":16276}}]}
/// </code>
/// Convention: <c>input</c> includes <c>cached</c>; <c>output</c> excludes <c>thoughts</c>; whether <c>tool</c> stands
/// beside the input is seen from <c>total</c>. A message is written again while it grows: the fullest counts.
/// </summary>
internal sealed class GeminiCliFormat : IUsageFormat
{
    public string Name => "gemini-cli";

    public string LooksFor => "Gemini CLI chats (sessionId, projectHash and messages with tokens)";

    public string Convention => "input includes cached; output excludes thoughts; total tells whether tool stands beside the input.";

    public string Sample => """
        {"sessionId":"5b0f","projectHash":"a1b2","startTime":"2026-05-17T11:07:00.000Z"}
        {"id":"m-1","timestamp":"2026-05-17T11:07:32.000Z","type":"gemini","model":"gemini-3-flash-preview","tokens":{"input":15327,"output":23,"cached":11526,"thoughts":919,"tool":7,"total":16276}}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects
        && (head.HasObject("sessionId", "projectHash") || (head.HasObject("type", "tokens", "timestamp") && head.Says("type", "gemini")));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var maker = new RowMaker(sink);
        var rows = new JsonRows(stream, head, sink) { Array = "messages" };
        string? session = null, project = null;
        rows.Each(
            (message, line) =>
            {
                session = message.FindText("sessionId") ?? session ?? rows.Properties.GetValueOrDefault("sessionId");
                project = message.FindText("projectHash") ?? project ?? rows.Properties.GetValueOrDefault("projectHash");
                if (message.FindObject("tokens") is not { } tokens)
                    sink.Skip();
                else
                    Add(maker, message, tokens, line, session, project);
            },
            ct);
    }

    private static void Add(RowMaker maker, JsonElement message, JsonElement counts, long line, string? session, string? project)
    {
        maker.Fields.Begin();
        var at = maker.Fields.Instant(message, "timestamp") ?? 0;
        var tokens = Tokens(maker.Fields, counts);
        // The id alone may repeat in made-up sessions; with its moment it is one message wherever it was copied to.
        var row = RowMaker.Request(at, line, tokens, maker.Key("gemini-cli", message.FindText("id"), RowMaker.Number(at)));
        row.TraceId = session;
        maker.Add(ref row, new SeriesFacts(RawModel: message.FindText("model"), Project: project, Service: "gemini-cli"));
    }

    private static TokenCounts Tokens(CheckedValues fields, JsonElement counts)
    {
        var (input, output) = (fields.Count(counts, "input"), fields.Count(counts, "output"));
        var (cached, thoughts, tool) = (fields.Count(counts, "cached"), fields.Count(counts, "thoughts"), fields.Count(counts, "tool"));
        var known = (input ?? 0) + (output ?? 0) + (thoughts ?? 0);
        var beside = tool ?? 0;
        if (fields.Count(counts, "total") is { } total && total != known + beside)
        {
            if (total == known)
                beside = 0;
            else
                fields.Blame($"tokens.total is {total}, expected {known + beside} (input {input ?? 0} + output {output ?? 0} + thoughts {thoughts ?? 0} + tool {beside})");
        }

        if (cached > (input ?? 0))
            fields.Blame($"tokens.cached is {cached}, expected at most the input {input ?? 0}: Gemini CLI includes it");

        return new TokenCounts(
            input is null && beside == 0 ? null : (input ?? 0) - (cached ?? 0) + beside, cached,
            Output: output is null && thoughts is null ? null : (output ?? 0) + (thoughts ?? 0), Reasoning: thoughts);
    }
}
