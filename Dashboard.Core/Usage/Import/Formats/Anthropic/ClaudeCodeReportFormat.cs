using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.Anthropic;

/// <summary>
/// Anthropic's report of Claude Code by person and day (usage_report/claude_code):
/// <code>
/// {"data":[{"date":"2025-09-01T00:00:00Z","actor":{"type":"user_actor","email_address":"dev@example.com"},"organization_id":"org-1",
///   "customer_type":"api","terminal_type":"vscode","core_metrics":{"num_sessions":5},
///   "model_breakdown":[{"model":"claude-sonnet-4-5","tokens":{"input":100000,"output":35000,"cache_read":10000,"cache_creation":5000},
///    "estimated_cost":{"currency":"USD","amount":1025}}]}],"has_more":false,"next_page":null}
/// </code>
/// Convention: input, reads and writes of the cache are apart; how long a write lasts is not said. The cost is an
/// estimate in cents; under a subscription nothing is charged for tokens, so that it is not taken.
/// </summary>
internal sealed class ClaudeCodeReportFormat : IUsageFormat
{
    public string Name => "anthropic-claude-code";

    public string LooksFor => "Anthropic's report of Claude Code (rows with actor and model_breakdown)";

    public string Convention =>
        "Input, reads and writes of the cache are apart; output includes thinking. The estimated cost, in cents, is taken where the customer pays by use. Days are UTC.";

    public string Sample => """
        {"data":[{"date":"2025-09-01T00:00:00Z","actor":{"type":"api_actor","api_key_name":"ci"},"organization_id":"org-1",
          "customer_type":"api","terminal_type":"vscode","model_breakdown":[{"model":"claude-sonnet-4-5",
          "tokens":{"input":100000,"output":35000,"cache_read":10000,"cache_creation":5000},"estimated_cost":{"currency":"USD","amount":1025}}]}],
         "has_more":false,"next_page":null}
        """;

    public bool Fits(FileHead head) =>
        head.Shape == FileShape.JsonObjects && head.Objects.Any(o => o.Contains("actor") && o.Contains("date"))
        && (head.Contains("\"model_breakdown\""u8) || head.Contains("\"core_metrics\""u8));

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new BucketRows(sink, Name);
        JsonPages.SayIfCutOff(JsonPages.Read(stream, "data", sink, day => ReadDay(day, sink, rows), ct), sink);
    }

    private static void ReadDay(JsonFields day, RowSink sink, BucketRows rows)
    {
        if (day.Time("date") is not { } date)
        {
            sink.Reject(day.Line, day.Fault!);
            return;
        }

        var actor = day.Text("actor.api_key_name") ?? day.Text("actor.email_address");
        var subscribed = day.Text("customer_type") == "subscription";
        var any = false;
        foreach (var model in JsonPages.Inside(day, "model_breakdown", sink))
        {
            any = true;
            var tokens = new TokenCounts(
                model.Count("tokens.input"), model.Count("tokens.cache_read"), CacheWriteUnknown: model.Count("tokens.cache_creation"), Output: model.Count("tokens.output"));
            var cents = model.Text("estimated_cost.currency") is null or "USD" ? model.Amount("estimated_cost.amount") : null;
            rows.Use(
                model, Bucket.DayOf(date),
                new Ledger.SeriesFacts(
                    Account: day.Text("organization_id"), Contract: "anthropic", Host: "anthropic", RawModel: model.Text("model"), ApiKey: actor, Service: "claude-code"),
                tokens, null, subscribed ? null : cents / 100,
                day.Text("actor.type"), day.Text("terminal_type"), day.Text("customer_type"), day.Text("subscription_type"));
        }

        // Sessions and commits without tokens are no usage of a model.
        if (!any)
            sink.Skip();
    }
}
