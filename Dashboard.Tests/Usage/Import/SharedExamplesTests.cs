using Dashboard.Core.Usage.Import;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Usage.Import;

/// <summary>Real files of other projects: each imports with the totals that its own project asserts, or is refused for the right reason.</summary>
public sealed class SharedExamplesTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("codexbar_LiteLLMUsageFetcherTests__parses_key_info_identity_for_user_lookup_3.json", "the content fits no format")]
    [InlineData("codexbar_LiteLLMMenuCardModelTests__litellm_budget_rows_show_spend_detail_with_reset_time_1.json", "the content fits no format")]
    [InlineData("doc_db_info.md", "the content fits no format")]
    [InlineData("global_spend_report_by_key.json", "this is a LiteLLM summary without requests")]
    [InlineData("user_daily_activity_response.json", "this is a LiteLLM summary without requests")]
    public async Task Litellms_other_answers_are_refused(string file, string reason)
    {
        var outcome = await ImportAsync("litellm/" + file);

        Assert.Null(outcome.Files[0].Format);
        Assert.StartsWith(reason, outcome.Files[0].Errors[0].Message, StringComparison.Ordinal);
    }

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
    [InlineData("organization_usage_embeddings.json", 1, 0, null)]
    [InlineData("organization_usage_audio_speeches.json", 1, 0, null)]
    [InlineData("organization_usage_vector_stores.json", 0, 1, "object is \"organization.usage.vector_stores.result\"")]
    [InlineData("organization_usage_file_search_calls.json", 0, 1, "object is \"organization.usage.file_searches.result\"")]
    [InlineData("codexbar_OpenAIAPIUsageFetcherTests__data_8.json", 0, 0, null)]
    [InlineData("codexbar_OpenAIAPIUsageFetcherTests__data_9.json", 0, 0, "has_more is true and next_page is null")]
    [InlineData("codexbar_OpenAIAPIUsageFetcherTests__queryValue_6.json", 1, 0, null)]
    public async Task Openais_pages_are_read_for_what_counts_the_use_of_a_model(string file, int accepted, int rejected, string? error)
    {
        var outcome = (await ImportAsync("openai_usage_api/" + file)).Files[0];

        Assert.Equal(("openai-usage", accepted, rejected), (outcome.Format, (int)outcome.Accepted, (int)outcome.Rejected));
        Assert.Equal(error is null, outcome.Errors.Count == 0);
        if (error is not null)
            Assert.StartsWith(error, outcome.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organization_costs.json", "this is a page of OpenAI's organisation costs")]
    [InlineData("codexbar_OpenAIAPIUsageFetcherTests__queryValue_4.json", "this is a page of OpenAI's organisation costs")]
    [InlineData("organization_spend_alerts.json", "the content fits no format")]
    [InlineData("organization_spend_limit.json", "the content fits no format")]
    [InlineData("schema_UsageImagesResult.json", "the content fits no format")]
    [InlineData("codexbar_OpenAIAPICreditBalanceTests__parses_credit_grants_balance_1.json", "the content fits no format")]
    public async Task Openais_other_answers_are_refused(string file, string reason)
    {
        var outcome = await ImportAsync("openai_usage_api/" + file);

        Assert.Null(outcome.Files[0].Format);
        Assert.StartsWith(reason, outcome.Files[0].Errors[0].Message, StringComparison.Ordinal);
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
