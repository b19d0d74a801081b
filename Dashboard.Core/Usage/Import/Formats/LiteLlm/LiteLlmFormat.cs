using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>
/// LiteLLM's spend logs, one row a request, as CSV, JSON Lines or a JSON array (also inside <c>data</c>):
/// <code>
/// request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,...
/// chatcmpl-9f1c,acompletion,88dc28d0,0.00042,130,100,30,2026-11-22 03:46:57.713123,...,gpt-5-mini,...
/// {"request_id":"chatcmpl-9f1c","spend":4.2e-04,"prompt_tokens":100,"completion_tokens":30,"total_tokens":130,
///  "startTime":"2026-11-22 03:46:57.713123","model":"gpt-5-mini","custom_llm_provider":"openai",
///  "metadata":"{\"usage_object\":{\"cache_read_input_tokens\":60}}","request_tags":"[\"support-bot\"]"}
/// </code>
/// Convention: <c>prompt_tokens</c> includes what was read from and written to the cache, for every provider;
/// <c>completion_tokens</c> includes reasoning; <c>total_tokens</c> is their sum. Times without a zone are UTC.
/// </summary>
internal sealed class LiteLlmFormat : IUsageFormat
{
    public string Name => "litellm";

    public string LooksFor => "LiteLLM spend logs (rows with request_id, startTime, prompt_tokens and spend)";

    public bool SelfOperatedGateway => true;

    public string Convention =>
        "prompt_tokens includes what was read from and written to the cache; completion_tokens includes reasoning; total_tokens is their sum.";

    public string Sample => """
        request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,model,custom_llm_provider
        chatcmpl-9f1c,acompletion,88dc28d0,0.00042,130,100,30,2026-11-22 03:46:57.713123,2026-11-22 03:46:58.100000,gpt-5-mini,openai
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("requestid") && head.Columns.Contains("starttime") && head.Columns.Contains("prompttokens")
        : head.Objects.Any(o => o.Contains("request_id") && o.Contains("startTime") && (o.Contains("prompt_tokens") || o.Contains("spend")));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new LiteLlmRows(sink);
        if (head.Shape == FileShape.Csv)
            ReadCsv(stream, head, rows, sink, ct);
        else if (head.Shape == FileShape.JsonArray || head.Objects is [var first, ..] && first.Contains("data") && !first.Contains("request_id"))
            ReadArray(stream, rows, sink, ct);
        else
            ReadLines(stream, rows, sink, ct);
    }

    private static void ReadCsv(Stream stream, FileHead head, LiteLlmRows rows, RowSink sink, CancellationToken ct)
    {
        using var csv = new CsvReader(stream, head.Separator);
        csv.TryRead();
        var columns = new LiteLlmColumns(csv);
        while (csv.TryRead())
        {
            ct.ThrowIfCancellationRequested();
            if (csv.Fault is { } fault)
                sink.Reject(csv.Line, $"the row cannot be read: {fault}");
            else if (csv.Count != columns.Count)
                sink.Reject(csv.Line, $"the row has {csv.Count} columns, expected {columns.Count} as in the header");
            else
                rows.Read(columns.Fields(csv), csv.Line);
        }
    }

    private static void ReadArray(Stream stream, LiteLlmRows rows, RowSink sink, CancellationToken ct)
    {
        using var items = JsonItems.Of(stream);
        items.Each(sink, rows.ReadJson, ct);
    }

    private static void ReadLines(Stream stream, LiteLlmRows rows, RowSink sink, CancellationToken ct)
    {
        using var lines = new LineReader(stream);
        lines.Each(sink, rows.ReadJson, ct);
    }
}
