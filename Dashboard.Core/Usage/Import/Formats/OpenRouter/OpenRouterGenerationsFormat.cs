using System.Text;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Import.Formats.OpenRouter;

/// <summary>
/// OpenRouter's generations, one row a request: the activity export as CSV, or answers of GET /api/v1/generation.
/// <code>
/// generation_id,created_at,cost_total,...,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,variant,...
/// gen-1782618417-abc,2026-06-28 03:46:57.713,0.0123,...,0,10389,137,0,0,openai/gpt-oss-120b,Groq,free,...
/// {"data":{"id":"gen-3bhG","created_at":"2024-07-15T23:33:19.433273+00:00","model":"sao10k/l3-stheno-8b","provider_name":"Infermatic","total_cost":0.0015,
///   "native_tokens_prompt":10,"native_tokens_cached":3,"native_tokens_completion":25,"native_tokens_reasoning":5}}
/// </code>
/// Convention: prompt tokens include reads of the cache, completion tokens reasoning; times without a zone are UTC. A
/// variant called free may cost something: what counts is the cost of the row.
/// </summary>
internal sealed class OpenRouterGenerationsFormat : IUsageFormat
{
    private static readonly string[] Csv = ["generation_id", "tokens_prompt", "tokens_completion", "tokens_reasoning", "tokens_cached", "cost_total"];
    private static readonly string[] Native = ["id", "native_tokens_prompt", "native_tokens_completion", "native_tokens_reasoning", "native_tokens_cached", "total_cost"];
    private static readonly string[] Counted = ["id", "tokens_prompt", "tokens_completion", "tokens_reasoning", "tokens_cached", "total_cost"];

    public string Name => "openrouter";

    public string LooksFor => "OpenRouter's generations (CSV with generation_id and cost_total, or answers with native_tokens_prompt and total_cost)";

    public string Convention =>
        "Prompt tokens include reads of the cache, completion tokens reasoning. The cost is US dollars of credits. Times without a zone are UTC.";

    public string Sample => """
        generation_id,created_at,cost_total,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,variant,api_key_name,app_name
        gen-1782618417-abc,2026-06-28 03:46:57.713,0.0123,10389,137,0,0,openai/gpt-oss-120b,Groq,standard,ci,reviewer
        """;

    public bool Fits(FileHead head) => head.Shape == FileShape.Csv
        ? head.Columns.Contains("generationid") && head.Columns.Contains("createdat")
        : head.Contains("\"total_cost\""u8) && head.Contains("\"native_tokens_prompt\""u8);

    public void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct)
    {
        var hash = new KeyHash();
        if (head.Shape == FileShape.Csv)
        {
            using var csv = new CsvRows(stream, head, sink);
            while (csv.TryRead(ct))
                Add(csv, Csv, hash, sink);

            return;
        }

        var facts = JsonPages.Read(stream, "data", sink, row => AddJson(row, hash, sink), ct);
        if (JsonPages.Fact(facts, "data") is { } one)
            AddJson(one, hash, sink);
    }

    private static void AddJson(JsonFields row, KeyHash hash, RowSink sink) =>
        Add(row, row.Text("native_tokens_prompt") is null ? Counted : Native, hash, sink);

    private static void Add(RowFields row, string[] names, KeyHash hash, RowSink sink)
    {
        var id = row.Needed(names[0], "the id of the generation");
        var time = row.Time("created_at");
        var (prompt, completion, reasoning, cached) = (row.Count(names[1]), row.Count(names[2]), row.Count(names[3]), row.Count(names[4]));
        var cost = row.NeededAmount(names[5]);
        if (cost < 0)
            row.Blame(names[5], row.Text(names[5]), "an amount in USD, not negative");
        if (prompt is null && completion is null)
            row.Needed(names[1], "a whole number from 0 to 1,000,000,000,000");
        if (cached > (prompt ?? 0))
            row.Blame($"{names[1]} is {prompt ?? 0}, expected at least the {names[4]} {cached}: OpenRouter includes them");
        if (reasoning > (completion ?? 0))
            row.Blame($"{names[3]} is {reasoning}, expected at most the {names[2]} {completion ?? 0}");

        if (row.Fault is { } fault)
        {
            sink.Reject(row.Line, fault);
            return;
        }

        var own = row.Amount("byok_usage_inference") > 0 || row.Text("is_byok") == "true";
        var entry = new UsageRow
        {
            At = time!.Value.Microseconds,
            Line = row.Line,
            Requests = 1,
            Grain = Grain.Request,
            Sameness = Sameness.KeepFirst,
            KeyHash = hash.Of("openrouter"u8).With(Encoding.UTF8.GetBytes(id!)).End(),
            Tokens = new TokenCounts(prompt - (cached ?? 0), cached, Output: completion, Reasoning: reasoning),
            ReportedNanos = Money.ToNanos(cost),
            ReportedCurrency = "USD",
            // Only the native counts are the provider's; the others may come from one tokenizer for all models.
            Assumed = names == Native ? CostAssumptions.None : CostAssumptions.TokenCounts,
            TraceId = row.Text("session_id"),
            Series = sink.Series(new SeriesFacts(
                Gateway: "openrouter", Host: row.Text("provider_name"), RawModel: row.Text("model_permaslug") ?? row.Text("model"),
                ApiKey: row.Text("api_key_name"), ServiceTier: row.Text("service_tier"), Tag: own ? "byok" : null, Service: row.Text("app_name"))),
        };
        sink.Add(ref entry);
    }
}
