using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.OpenAi;

/// <summary>
/// Pages of OpenAI's organisation usage API, one file a page, or the usage export of its dashboard:
/// <code>
/// {"object":"page","data":[{"object":"bucket","start_time":1763942400,"end_time":1764028800,"results":[
///   {"object":"organization.usage.completions.result","input_tokens":1000,"input_cached_tokens":250,"output_tokens":500,
///    "num_model_requests":7,"project_id":"proj_1","api_key_id":"key_1","model":"gpt-5.2","batch":false,"service_tier":null}]}],
///  "has_more":false,"next_page":null}
/// start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens,...
/// </code>
/// Convention: <c>input_tokens</c> includes what was read from and written to the cache, and sound and pictures;
/// <c>output_tokens</c> includes reasoning. Buckets are UTC. The API goes on changing recent buckets: a bucket that
/// comes again replaces the one before.
/// </summary>
internal sealed class OpenAiUsageFormat : IUsageFormat
{
    public string Name => "openai-usage";

    public string LooksFor => "OpenAI's organisation usage (pages with buckets of organization.usage results, or the dashboard's CSV with start_time and num_model_requests)";

    public string Convention =>
        "input_tokens includes what was read from and written to the cache, sound and pictures; output_tokens includes reasoning. Buckets are UTC.";

    public string Sample => """
        {"object":"page","data":[{"object":"bucket","start_time":1763942400,"end_time":1764028800,"results":[
          {"object":"organization.usage.completions.result","input_tokens":1000,"input_cached_tokens":250,"output_tokens":500,
           "num_model_requests":7,"project_id":"proj_1","api_key_id":"key_1","model":"gpt-5.2","batch":false,"service_tier":null}]}],
         "has_more":false,"next_page":null}
        """;

    // An account without usage exports the columns of time alone.
    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("starttime") && head.Columns.Contains("endtime")
            && (head.Columns.Contains("nummodelrequests") || (head.Columns.Count == 4 && head.Columns.Contains("starttimeiso")))
        : IsPage(head)
            && !head.Contains("organization.costs.result"u8)
            && (head.Contains("organization.usage."u8) || HasNoResults(head));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new OpenAiUsageRows(sink);
        if (head.Shape == FileShape.Csv)
        {
            OpenAiUsageCsv.Read(stream, head, sink, rows, ct);
            return;
        }

        using var buckets = JsonItems.Of(stream);
        if (buckets.Each(sink, (bucket, line) => rows.ReadBucket(bucket, line, ct), ct))
            JsonPages.SayIfCutOff(buckets.Properties, sink);
    }

    public static bool IsPage(FileHead head) =>
        head.Shape == FileShape.JsonObjects && head.Objects is [var page, ..] && page.Contains("object") && page.Contains("data")
        && head.Contains("\"page\""u8)
        && (page.Contains("has_more") || head.Objects.Skip(1).Any(o => o.Contains("start_time")));

    private static bool HasNoResults(FileHead head) => !head.Contains(".result\""u8);
}
