using Dashboard.Core.Usage.Import;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Usage.Import;

/// <summary>Real files of other projects: each imports with the totals that its own project asserts, or is refused for the right reason.</summary>
public sealed class SharedExamplesTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Openais_completions_add_up_as_asserted()
    {
        var outcome = await ImportAsync("openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__parses_admin_costs_and_completions_usage_into_daily_summaries_2.json");

        Assert.Equal((12L, 2300L, 250L), (outcome.Totals.Requests!.Value, Total(outcome), outcome.Totals.Tokens.CacheRead!.Value));
        var day = await _house.SpendAsync("2023-11-14", "2023-11-15");
        Assert.Equal((10L, 250L), (day.Totals.Requests!.Value, day.Totals.Tokens.CacheRead!.Value));
        Assert.Equal(2000, day.Totals.Tokens.Prompt + day.Totals.Tokens.Output);
        var model = (await _house.SpendAsync("2023-11-01", "2023-12-01", Core.Usage.Analytics.SpendKey.Key, Core.Usage.Analytics.SpendKey.Offering)).Rows
            .Single(r => r.Keys[1] == "openai/gpt-5.2").Figures;
        Assert.Equal(1800, model.Tokens.Prompt + model.Tokens.Output);
    }

    [Theory]
    [InlineData("ccusage_claude__projects__project-alpha__session-alpha__chat.jsonl", 3, 250, 1.02)]
    [InlineData("ccusage_inline__claude_daily__propagates_sidechain_metadata_from_agent_progress_lines.jsonl", 1, 10, null)]
    [InlineData("ccusage_inline__src_main__dedupes_usage_entries_by_message_id_without_request_id.jsonl", 1, 250, 0.01)]
    [InlineData("ccusage_inline__src_main__keeps_nested_agent_progress_in_daily_model_order.jsonl", 3, 6, 0.18)]
    [InlineData("ccusage_inline__src_main__uses_direct_subagent_cost_for_duplicate_daily_agent_progress.jsonl", 1, 2, 0.06)]
    [InlineData("ccusage_inline__src_main__extracts_usage_limit_reset_time_from_raw_line.jsonl", 0, 0, 0.0)]
    [InlineData("ccusage_inline__claude_mod__allows_null_content_like_typescript_loader.jsonl", 0, 0, 0.0)]
    [InlineData("ccusage_inline__claude_mod__rejects_null_schema_fields_like_typescript_loader.jsonl", 0, 0, 0.0)]
    [InlineData("tokscale_conversation.jsonl", 0, 0, 0.0)]
    public async Task Claude_codes_transcripts_add_up_as_asserted(string file, long messages, long output, double? reported)
    {
        var outcome = await ImportAsync("claude_code_jsonl/" + file);

        Assert.Equal("claude-code", outcome.Files[0].Format);
        Assert.Equal((messages, output), (outcome.Files[0].Accepted, outcome.Totals.Tokens.Output));
        Assert.Equal((decimal?)reported, outcome.Totals.ReportedUsd);
    }

    private Task<ImportOutcome> ImportAsync(string relative) => _house.ImportAsync(SharedData.PathTo("usage/" + relative));

    private static long Total(ImportOutcome outcome) => (outcome.Totals.Tokens.Prompt ?? 0) + (outcome.Totals.Tokens.Output ?? 0);
}
