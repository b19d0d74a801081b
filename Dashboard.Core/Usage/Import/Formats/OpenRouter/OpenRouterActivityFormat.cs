using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Import.Formats.OpenRouter;

/// <summary>
/// OpenRouter's activity by UTC day and endpoint (GET /api/v1/activity), or an export grouped by day and model:
/// <code>
/// {"data":[{"date":"2026-08-17","model":"openai/gpt-5.6","model_permaslug":"openai/gpt-5.6-2026-06-01","endpoint_id":"e-1","provider_name":"OpenAI",
///   "usage":12.345,"byok_usage_inference":0,"requests":2,"prompt_tokens":100,"completion_tokens":50,"reasoning_tokens":10}]}
/// Date,Model,Spend
/// 2026-08-17,z-ai/glm-5.3-flash,$1.25
/// </code>
/// Convention: <c>usage</c> is what OpenRouter took from the credits, in US dollars. What was paid elsewhere with a key of
/// one's own stands beside it and is not spent here. Prompt tokens include reads of the cache, which are not told
/// apart; completion tokens include reasoning. Rows of the same endpoint and day add up.
/// </summary>
internal sealed class OpenRouterActivityFormat : IUsageFormat
{
    public string Name => "openrouter-activity";

    public string LooksFor => "OpenRouter's activity (rows with date, model, usage and prompt_tokens)";

    public string Convention =>
        "usage is US dollars of credits; what was paid elsewhere with own keys (byok) is told apart and not counted. Prompt tokens include cache reads, completion tokens reasoning. UTC days; rows of one endpoint and day add up.";

    public string Sample => """
        {"data":[{"date":"2026-08-17","model":"openai/gpt-5.6","endpoint_id":"e-1","provider_name":"OpenAI","usage":12.345,
          "byok_usage_inference":0,"requests":2,"prompt_tokens":100,"completion_tokens":50,"reasoning_tokens":10}]}
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("model") && head.Columns.Contains("spend") && head.Columns.Contains("date") && !head.Columns.Contains("requestid")
        : head.Objects.Any(o => o.Contains("date") && o.Contains("usage") && o.Contains("prompt_tokens") && (o.Contains("model") || o.Contains("model_permaslug")));

    public string? Refuses(FileHead head)
    {
        if (head.Shape == FileShape.Csv)
        {
            return head.Columns.Contains("model") && head.Columns.Contains("spend") && head.Columns.Count <= 3
                ? "this is OpenRouter's export grouped by model, which says what was spent on each but not when: without a day it can stand nowhere; export the generations, or the activity by day"
                : null;
        }

        return head.Contains("\"total_credits\""u8) ? "this is OpenRouter's balance of credits: sums without days, not usage"
            : head.Contains("\"usage_monthly\""u8) || head.Contains("\"limit_remaining\""u8) || head.Contains("\"limit_reset\""u8)
                ? "these are the limits and running counters of OpenRouter keys: sums without days, not usage"
            : null;
    }

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var rows = new BucketRows(sink, Name, repeats: true);
        var elsewhere = 0m;
        if (head.Shape == FileShape.Csv)
        {
            using var csv = new CsvRows(stream, head, sink);
            while (csv.TryRead(ct))
                Add(csv, rows, "spend");
        }
        else
        {
            JsonPages.Read(stream, "data", sink, row => elsewhere += Add(row, rows, "usage"), ct);
        }

        if (elsewhere > 0)
            sink.File.AddFault(0, $"USD {elsewhere.ToString("0.#########", CultureInfo.InvariantCulture)} was paid to providers with keys of your own: it stands in their bills and is not counted as spent at OpenRouter");
    }

    // Answers with what was paid elsewhere.
    private static decimal Add(RowFields row, BucketRows rows, string spend)
    {
        var (prompt, completion, reasoning) = (row.Count("prompt_tokens"), row.Count("completion_tokens"), row.Count("reasoning_tokens"));
        if (reasoning > (completion ?? 0))
            row.Blame($"reasoning_tokens is {reasoning}, expected at most the completion_tokens {completion ?? 0}");

        var own = row.Amount("byok_usage_inference") ?? 0;
        var date = row.Time("date");
        rows.Use(
            row, date is { } day ? Bucket.DayOf(day) : default,
            new SeriesFacts(
                Gateway: "openrouter", Host: row.Text("provider_name"), RawModel: row.Text("model_permaslug") ?? row.Text("model"),
                ApiKey: row.Text("api_key_name") ?? row.Text("api_key_hash"), Project: row.Text("workspace_id"), Tag: own > 0 ? "byok" : null),
            new TokenCounts(prompt, Output: completion, Reasoning: reasoning), row.Count("requests"), row.NeededAmount(spend),
            row.Text("endpoint_id"), row.Text("user_id"), row.Text("model"));
        return row.Fault is null ? own : 0;
    }
}
