using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>
/// LiteLLM's activity by UTC day (GET /user/daily/activity and its sisters for teams, tags and organisations), or its spend
/// reports by day:
/// <code>
/// {"results":[{"date":"2025-03-27","metrics":{"spend":0.0177072,"prompt_tokens":111,"completion_tokens":1711,"total_tokens":1822,"api_requests":11},
///   "breakdown":{"models":{"gpt-4o-mini":{"metrics":{...},"api_key_breakdown":{"88dc28d0":{"metrics":{...},"metadata":{"key_alias":"ci"}}}}},
///                "providers":{...},"api_keys":{...}}}],"metadata":{"total_spend":0.0177072,"page":1,"total_pages":1,"has_more":false}}
/// [{"group_by_day":"2024-04-30T00:00:00+00:00","teams":[{"team_name":"Prod","total_spend":0.0015,"metadata":[{"model":"gpt-4","spend":0.0013,"api_key":"88dc"}]}]}]
/// [{"startTime":"2024-05-01","spend":0.5,"models":{"gpt-4":0.5},"users":{...}}]
/// </code>
/// Convention: as in the spend logs, <c>prompt_tokens</c> includes reads and writes of the cache. The breakdowns of a day
/// are several views of the same requests: the most detailed one that adds up to the day is taken.
/// </summary>
internal sealed class LiteLlmDailyFormat : IUsageFormat
{
    public string Name => "litellm-daily";

    public string LooksFor => "LiteLLM's daily activity (results with date, metrics and breakdown) or spend by day";

    public bool SelfOperatedGateway => true;

    public string Convention =>
        "prompt_tokens includes what was read from and written to the cache; completion_tokens includes reasoning. UTC days. Of the breakdowns the most detailed one that adds up to the day is taken.";

    public string Sample => """
        {"results":[{"date":"2025-03-27","metrics":{"spend":0.0177072,"prompt_tokens":111,"completion_tokens":1711,"total_tokens":1822,"api_requests":11},
          "breakdown":{"models":{"gpt-4o-mini":{"metrics":{"spend":0.0177072,"prompt_tokens":111,"completion_tokens":1711,"total_tokens":1822,"api_requests":11}}}}}],
         "metadata":{"total_spend":0.0177072,"page":1,"total_pages":1,"has_more":false}}
        """;

    public bool Fits(FileHead head) => IsActivity(head)
        || head.Objects.Any(o => o.Contains("group_by_day"))
        || head.Objects.Any(o => o.Contains("startTime") && o.Contains("spend") && o.Contains("models") && !o.Contains("request_id"));

    public string? Refuses(FileHead head) =>
        head.Contains("\"total_prompt_tokens\""u8) || head.Contains("\"model_details\""u8)
            ? "this is a LiteLLM summary without days; import the daily activity (GET /user/daily/activity) or the spend logs (GET /spend/logs?summarize=false, or the table LiteLLM_SpendLogs)"
            : head.Shape == FileShape.JsonObjects && head.Objects is [var only, ..]
                && (only.Contains("user_info") || only.Contains("team_info") || (only.Contains("info") && head.Contains("\"spend\""u8)))
                ? "this is what LiteLLM knows about a user, team or key, with a running total and perhaps a budget: not usage by day or request"
            : head.Shape == FileShape.JsonObjects && head.Contains("\"daily_data\""u8) ? "LiteLLM's global activity names days without a year; import the daily activity (GET /user/daily/activity)"
            : null;

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var activity = IsActivity(head);
        var days = new LiteLlmDays(sink, Name);
        var facts = JsonPages.Read(stream, activity ? "results" : "data", sink, activity ? days.ReadDay : days.ReadReport, ct);
        if (activity && JsonPages.Fact(facts, "metadata") is { } metadata)
            days.SayWhatIsMissing(metadata);
    }

    private static bool IsActivity(FileHead head) =>
        head.Shape == FileShape.JsonObjects && head.Objects is [var page, ..] && page.Contains("results") && head.Contains("\"metrics\""u8);
}
