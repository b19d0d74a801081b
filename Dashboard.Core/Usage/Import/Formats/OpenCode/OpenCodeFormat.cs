using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.OpenCode;

/// <summary>
/// Messages of opencode and of its kin (Kilo): a file a message, rows of its database, or an export of a session:
/// <code>
/// {"id":"msg_1","sessionID":"ses_1","role":"assistant","providerID":"anthropic","modelID":"claude-sonnet-4-5",
///  "time":{"created":1767312000000},"tokens":{"input":120,"output":60,"reasoning":0,"cache":{"read":12,"write":24}},"cost":0.03}
/// {"id":"msg_1","session_id":"ses_1","data":"{\"role\":\"assistant\",…}"}
/// {"info":{…},"messages":[{"info":{"id":"msg_1",…},"parts":[…]}]}
/// </code>
/// Convention: <c>input</c> excludes the cache and <c>output</c> excludes reasoning, unless <c>total</c> says otherwise.
/// </summary>
internal sealed class OpenCodeFormat : IUsageFormat
{
    public string Name => "opencode";

    public string LooksFor => "opencode messages (providerID, modelID and tokens)";

    public string Convention => "input excludes the cache; output excludes reasoning, unless the row's total says otherwise.";

    public string Sample => """
        {"id":"msg_1","sessionID":"ses_1","role":"assistant","providerID":"anthropic","modelID":"claude-sonnet-4-5","time":{"created":1767312000000},"tokens":{"input":120,"output":60,"reasoning":0,"cache":{"read":12,"write":24}},"cost":0.03}
        """;

    public bool Fits(FileHead head) => head.HasObject("modelID", "providerID") || head.HasObject("sessionID")
        || (head.HasObject("info", "messages") && head.Contains("\"sessionID\""u8))
        || (head.HasObject("data", "session_id") && head.Contains("modelID"u8));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new OpenCodeRows(sink);
        new JsonRows(stream, head, sink) { Array = "messages" }.Each(rows.Read, ct);
    }
}
