using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.ClaudeCode;

/// <summary>
/// Claude Code's transcripts (<c>~/.claude/projects/**/*.jsonl</c>), one event a line:
/// <code>
/// {"timestamp":"2026-01-09T10:00:00.000Z","sessionId":"…","cwd":"/home/dev/shop","version":"2.0.31","isSidechain":false,
///  "requestId":"req_1","message":{"id":"msg_1","model":"claude-opus-4-6","usage":{"input_tokens":3,"output_tokens":250,
///  "cache_creation_input_tokens":10,"cache_read_input_tokens":5,"cache_creation":{"ephemeral_5m_input_tokens":10,
///  "ephemeral_1h_input_tokens":0}}}}
/// {"type":"progress","data":{"message":{"timestamp":"…","requestId":"…","message":{"id":"msg_2","usage":{…}}}}}
/// </code>
/// Convention: <c>input_tokens</c> excludes the cache; <c>output_tokens</c> includes thinking. One answer stands there
/// several times: while it grows, again in resumed sessions, in subagents' files and in their parents' progress lines.
/// All copies have one <c>message.id</c>, and the fullest is the answer.
/// </summary>
internal sealed class ClaudeCodeFormat : IUsageFormat
{
    public string Name => "claude-code";

    public string LooksFor => "Claude Code transcripts (JSON Lines with sessionId, message and usage)";

    public string Convention =>
        "input_tokens excludes the cache; output_tokens includes thinking. Of all copies of one message the fullest counts.";

    public string Sample => """
        {"timestamp":"2026-01-09T10:00:00.000Z","sessionId":"s-1","cwd":"/home/dev/shop","version":"2.0.31","isSidechain":false,"requestId":"req_1","message":{"id":"msg_1","model":"claude-opus-4-6","usage":{"input_tokens":3,"output_tokens":250,"cache_creation_input_tokens":10,"cache_read_input_tokens":5,"cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":0}}}}
        """;

    public bool OnlyGrows => true;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects
        // Many answers of APIs are nothing but data; a progress line has a message inside.
        && (head.Objects.Any(IsEvent) || (head.Contains("\"message\""u8) && head.Objects.Any(o => o.Count == 1 && o.Contains("data"))));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new ClaudeCodeRows(sink);
        using var lines = new LineReader(stream, sink.File.Whole);
        while (lines.TryRead(out var line))
        {
            ct.ThrowIfCancellationRequested();
            if (lines.TooLong)
                sink.Reject(lines.Number, $"the line is longer than {ReadLimits.Line >> 20} MiB");
            else if (!line.Trim(" \t"u8).IsEmpty)
                rows.Read(line, lines.Number);

            if (lines.IsWhole)
                sink.File.Mark(lines.Position, lines.Number);
        }
    }

    private static bool IsEvent(HashSet<string> names) =>
        (names.Contains("sessionId") && (names.Contains("version") || names.Contains("uuid") || names.Contains("message")))
        || (names.Contains("message") && (names.Contains("requestId") || names.Contains("costUSD") || names.Contains("timestamp") || names.Count == 1))
        || (names.Contains("leafUuid") && names.Contains("summary"))
        || (names.Contains("snapshot") && names.Contains("messageId"));
}
