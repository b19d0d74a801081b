using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Formats;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>The traps of each source, in files of our own.</summary>
public sealed class AgentFormatsTests : IDisposable
{
    private const string Cursor = "Date,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost,Cost to you\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private async Task<(FileOutcome File, ImportTotals Totals)> ReadAsync(string name, string text)
    {
        var outcome = await _house.ImportAsync(_house.Write(name, text));
        return (outcome.Files.Single(), outcome.Totals);
    }

    [Theory]
    [InlineData("codex"), InlineData("gemini-cli"), InlineData("opencode"), InlineData("pi"), InlineData("kimi-cli"), InlineData("qwen-code")]
    [InlineData("droid"), InlineData("amp"), InlineData("tokscale"), InlineData("ccusage"), InlineData("cursor"), InlineData("langfuse")]
    [InlineData("portkey"), InlineData("mistral-usage"), InlineData("csv")]
    public async Task A_sample_is_recognised_and_counts_once(string format)
    {
        var sample = new UsageFormats().All.Single(f => f.Name == format).Sample;
        var path = _house.Write("sample.txt", sample);

        var first = await _house.ImportAsync(path);
        Assert.Equal((format, 0, 1L), (first.Files[0].Format, first.Files[0].Errors.Count, first.Files[0].Accepted));
        Assert.True(first.Totals.Tokens.Output > 0 || format == "mistral-usage");
        var snapshot = await _house.SnapshotAsync();
        Assert.Equal(0, (await _house.ImportAsync(path)).Files[0].Accepted);
        Assert.Equal(snapshot, await _house.SnapshotAsync());
        Assert.Empty(await _house.WrongRollUpsAsync("UTC"));
    }

    [Theory]
    // Written beside the input, as in newer files; counted into the first column, as in older ones; neither.
    [InlineData("2026-06-10T12:00:00Z,gpt-5,30,50,100,20,200,0.5,0.4", 50, 30, 0.4)]
    [InlineData("2026-06-10T12:00:00Z,gpt-5,80,50,100,20,200,0.5,0.4", 50, 30, 0.4)]
    [InlineData("2026-06-10T12:00:00Z,gpt-5,30,50,100,20,201,0.5,0.4", null, null, null)]
    [InlineData("2026-06-10T12:00:00Z,gpt-5,30,50,100,20,200,0.5,Included", 50, 30, 0.0)]
    [InlineData("2026-06-10T12:00:00Z,gpt-5,30,50,100,20,200,0.5,NaN", 50, 30, null)]
    [InlineData("2026-06-10T12:00:00Z,gpt-5,30,50,100,20,200,0.5,=1+1", null, null, null)]
    [InlineData("2026-02-31T12:00:00Z,gpt-5,30,50,100,20,200,0.5,0.4", null, null, null)]
    public async Task Cursors_generations_are_told_apart_by_the_total(string row, int? input, int? written, double? cost)
    {
        var (file, totals) = await ReadAsync("c.csv", Cursor + row);

        Assert.Equal(("cursor", input is null ? 0 : 1, input is null ? 1 : 0), (file.Format, (int)file.Accepted, (int)file.Rejected));
        if (input is null)
            return;

        Assert.Equal((input, written, (decimal?)cost), ((int?)totals.Tokens.Input, (int?)totals.Tokens.CacheWrite, totals.ReportedUsd));
    }

    [Fact]
    public async Task One_event_of_cursors_csv_and_of_its_pages_is_one()
    {
        await ReadAsync("c.csv", Cursor + "2023-11-14T22:13:20.000Z,gpt-5,0,10,0,5,15,0.50,0.04");
        var (file, _) = await ReadAsync("p.json", """{"totalUsageEventsCount":1,"usageEventsDisplay":[{"timestamp":"1700000000000","model":"gpt-5","tokenUsage":{"inputTokens":10,"outputTokens":5,"totalCents":50},"chargedCents":4}]}""");

        Assert.Equal((0L, 1L), (file.Accepted, file.Duplicates));
    }

    [Theory]
    [InlineData("""{"input":60,"input_cached_tokens":40,"output":30,"output_reasoning_tokens":20,"total":150}""", 60, 40, 50, 20)]
    [InlineData("""{"input":100,"cache_read_input_tokens":40,"output":50,"output_reasoning_tokens":20,"total":150}""", 60, 40, 50, 20)]
    [InlineData("""{"input":60,"input_cache_read":40,"input_audio_tokens":5,"output":50}""", 65, 40, 50, null)]
    [InlineData("""{"input":60,"output":50,"total":111}""", null, null, null, null)]
    public async Task Langfuses_buckets_are_disjoint_unless_the_total_says_otherwise(string usage, int? input, int? read, int? output, int? reasoning)
    {
        var (file, totals) = await ReadAsync("o.jsonl", $$"""{"id":"o","traceId":"t","type":"GENERATION","startTime":"2026-03-01T10:00:00Z","model":"gpt-5-mini","usageDetails":{{usage}},"totalCost":0.5}""");

        Assert.Equal(input is null ? (0L, 1L) : (1L, 0L), (file.Accepted, file.Rejected));
        if (input is not null)
            Assert.Equal((input, read, output, reasoning), ((int?)totals.Tokens.Input, (int?)totals.Tokens.CacheRead, (int?)totals.Tokens.Output, (int?)totals.Tokens.Reasoning));
    }

    [Fact]
    public async Task Langfuses_csv_json_and_pages_are_one_observation()
    {
        const string Page = """{"data":[{"id":"o","traceId":"t","type":"GENERATION","startTime":"2026-03-01T10:00:00.000Z","providedModelName":"gpt-5-mini","usageDetails":{"input":60,"output":50,"total":110},"totalCost":0.5},{"id":"s","traceId":"t","type":"SPAN","startTime":"2026-03-01T10:00:00.000Z"}],"meta":{"cursor":null}}""";
        const string Csv = "id,trace_id,type,start_time,provided_model_name,usage_details,total_cost\no,t,GENERATION,2026-03-01 10:00:00.000000,gpt-5-mini,\"{\"\"input\"\":60,\"\"output\"\":50,\"\"total\"\":110}\",0.500000000000\n";

        var (page, totals) = await ReadAsync("p.json", Page);
        var (csv, _) = await ReadAsync("o.csv", Csv);
        Assert.Equal((1L, 1L, 0.5m), (page.Accepted, page.Skipped, totals.ReportedUsd));
        Assert.Equal(("langfuse", 0L, 1L), (csv.Format, csv.Accepted, csv.Duplicates));
    }

    [Fact]
    public async Task Portkeys_cost_without_a_currency_is_unknown_and_said_so()
    {
        const string Log = """{"id":"a","created_at":"2026-08-28T10:30:45Z","ai_org":"openai","ai_model":"gpt-4","req_units":150,"res_units":200,"total_units":350,"cost":1.05""";
        var (silent, none) = await ReadAsync("a.jsonl", Log + "}");
        Assert.Equal((1L, null), (silent.Accepted, none.ReportedUsd));
        Assert.StartsWith("cost stands there without cost_currency", silent.Errors[0].Message, StringComparison.Ordinal);

        var (_, cents) = await ReadAsync("b.jsonl", Log.Replace("\"a\"", "\"b\"", StringComparison.Ordinal) + ",\"cost_currency\":\"USD cents\"}");
        Assert.Equal(0.0105m, cents.ReportedUsd);

        await ReadAsync("c.jsonl", Log.Replace("\"a\"", "\"c\"", StringComparison.Ordinal) + ",\"cost_currency\":\"USD\",\"cache_status\":\"hit\"}");
        await using var store = _house.Store.CreateDbContext();
        Assert.Equal(EntryStatus.Cached, (await store.UsageEntries().OrderBy(e => e.ReportedNanos).LastAsync(UsageHouse.Ct)).Status);
    }

    [Fact]
    public async Task An_opencode_message_from_its_database_is_the_message_of_its_file()
    {
        const string Message = "\"role\":\"assistant\",\"providerID\":\"anthropic\",\"modelID\":\"claude-sonnet-4-5\",\"time\":{\"created\":1767312000000},\"tokens\":{\"input\":120,\"output\":60,\"reasoning\":5,\"cache\":{\"read\":12,\"write\":24}},\"cost\":0";
        var (_, totals) = await ReadAsync("m.json", $$"""{"id":"msg_1","sessionID":"s",{{Message}}}""");
        Assert.Equal(new TokenCounts(120, 12, CacheWriteUnknown: 24, Output: 65, Reasoning: 5), totals.Tokens);
        Assert.Null(totals.ReportedUsd);

        var (rows, _) = await ReadAsync("rows.json", $$"""[{"id":"msg_1","session_id":"s","data":"{{("{" + Message + "}").Replace("\"", "\\\"", StringComparison.Ordinal)}}"}]""");
        Assert.Equal(("opencode", 0L, 1L), (rows.Format, rows.Accepted, rows.Duplicates));
        var (export, _) = await ReadAsync("export.json", $$"""{"info":{"id":"s"},"messages":[{"info":{"id":"msg_1","sessionID":"s",{{Message}}},"parts":[]}]}""");
        Assert.Equal((0L, 1L), (export.Accepted, export.Duplicates));
    }

    [Fact]
    public async Task A_report_of_two_models_keeps_its_thinking_apart_and_restates_its_day()
    {
        static string Report(long input) => $$"""
            {"daily":[{"date":"2026-01-02","inputTokens":{{input + 10}},"outputTokens":20,"cacheCreationTokens":0,"cacheReadTokens":0,"totalTokens":{{input + 37}},"totalCost":0.3,
             "modelBreakdowns":[{"modelName":"claude-sonnet-4-5","inputTokens":{{input}},"outputTokens":10,"cost":0.2},{"modelName":"gpt-5","inputTokens":10,"outputTokens":10,"cost":0.1}]}],"totals":{"totalTokens":{{input + 37}},"totalCost":0.3} }
            """;
        var (file, totals) = await ReadAsync("r.json", Report(100));
        Assert.Equal((3L, 0), (file.Accepted, file.Errors.Count));
        Assert.Equal((new TokenCounts(110, 0, CacheWriteUnknown: 0, Output: 27, Reasoning: 7), 0.3m), (totals.Tokens with { CacheRead = 0, CacheWriteUnknown = 0 }, totals.ReportedUsd));

        await ReadAsync("later.json", Report(200));
        Assert.Equal(210, (await _house.SpendAsync("2026-01-02", "2026-01-03", SpendKey.Day)).Totals.Tokens.Input);
    }

    [Fact]
    public async Task Mistrals_euros_are_kept_as_euros()
    {
        var (file, totals) = await ReadAsync("m.json", """{"completion":{"models":{"a::mistral-large-2411":{"input":[{"billing_metric":"m","billing_group":"input","timestamp":"2025-11-14","value":1000,"value_paid":500}]}}},"currency":"EUR","prices":[{"billing_metric":"m","billing_group":"input","price":"2.0E-3"}]}""");

        Assert.Equal((1L, null, 1000L), (file.Accepted, totals.ReportedUsd, totals.Tokens.Input!.Value));
        await using var store = _house.Store.CreateDbContext();
        var entry = await store.UsageEntries().SingleAsync(UsageHouse.Ct);
        Assert.Equal((1_000_000_000L, "EUR"), (entry.ReportedNanos!.Value, entry.ReportedCurrency));
    }

    [Theory]
    [InlineData("{\"type\":\"session\",\"id\":\"a\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"cwd\":\"/x\"}\n{\"type\":\"message\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"usage\":{\"input\":-1}}}", "input is \"-1\"")]
    [InlineData("{\"type\":\"session\",\"id\":\"a\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"cwd\":\"/x\"}\n{\"type\":\"message\",\"mess", "not valid JSON, perhaps cut off")]
    [InlineData("{\"type\":\"session\",\"id\":\"a\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"cwd\":\"/x\"}\n{\"type\":\"message\",\"timestamp\":\"\\ud800\",\"message\":{\"role\":\"assistant\",\"usage\":{\"input\":1}}}", "a text in it is not valid Unicode")]
    public async Task A_row_that_cannot_be_used_says_why(string text, string why)
    {
        var (file, _) = await ReadAsync("p.jsonl", text);

        Assert.Equal(("pi", 1L, 2L), (file.Format, file.Rejected, file.Errors[0].Line));
        Assert.StartsWith(why, file.Errors[0].Message, StringComparison.Ordinal);
    }
}
