using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Codex;

/// <summary>
/// Codex CLI's sessions (<c>~/.codex/sessions</c> and <c>archived_sessions</c>), one event a line:
/// <code>
/// {"timestamp":"…","type":"session_meta","payload":{"id":"child","forked_from_id":"parent","cwd":"/home/dev/shop"}}
/// {"timestamp":"…","type":"turn_context","payload":{"model":"gpt-5"}}
/// {"timestamp":"…","type":"event_msg","payload":{"type":"token_count","info":{"last_token_usage":{…},
///  "total_token_usage":{"input_tokens":100,"cached_input_tokens":10,"output_tokens":50,"reasoning_output_tokens":5,"total_tokens":150}}}}
/// </code>
/// Convention: <c>input_tokens</c> includes the cache; whether <c>output_tokens</c> includes reasoning is seen from
/// <c>total_tokens</c>. The totals are cumulative: what counts is by how much they moved, and an event that repeats
/// them is none. A forked session begins with a copy of its parent's events, under other times: an event is the same
/// wherever the same family of sessions reaches the same totals.
/// </summary>
internal sealed class CodexFormat : IUsageFormat
{
    public string Name => "codex";

    public string LooksFor => "Codex CLI sessions (JSON Lines of session_meta, turn_context and token_count events)";

    public string Convention =>
        "input_tokens includes the cache; total_tokens tells whether output includes reasoning. Only the movement of the cumulative totals counts, once for all forks of a session.";

    public string Sample => """
        {"timestamp":"2026-01-02T00:00:00.000Z","type":"session_meta","payload":{"id":"5b0f","cwd":"/home/dev/shop"}}
        {"timestamp":"2026-01-02T00:00:00.000Z","type":"turn_context","payload":{"model":"gpt-5"}}
        {"timestamp":"2026-01-02T00:00:01.000Z","type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":100,"cached_input_tokens":10,"output_tokens":50,"reasoning_output_tokens":5,"total_tokens":150}}}}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.JsonObjects && head.HasObject("type", "payload")
        && (head.Contains("\"session_meta\""u8) || head.Contains("\"turn_context\""u8) || head.Contains("\"token_count\""u8) || head.Contains("\"event_msg\""u8));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new CodexRows(sink);
        // Most lines are talk: only these three kinds are about usage.
        new JsonRows(stream, head, sink) { Words = ["session_meta"u8.ToArray(), "turn_context"u8.ToArray(), "token_count"u8.ToArray()] }.Each(rows.Read, ct);
    }
}
