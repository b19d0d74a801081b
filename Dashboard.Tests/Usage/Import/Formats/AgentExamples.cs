namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>What one real file holds by the word of the project that it comes from, in our classes; null is not asserted or not told.</summary>
public sealed record AgentExample(
    string File, string? Format, long Accepted = 0, long Rejected = 0, long? Input = null, long? CacheRead = null, long? CacheWrite = null, long? Output = null,
    long? Reasoning = null, decimal? ReportedUsd = null, string? Says = null)
{
    public override string ToString() => File;
}

/// <summary>Every file of the agents' and tools' folders: the totals that it must import with, or why it is refused.</summary>
public static class AgentExamples
{
    private const string Fork = "codex_jsonl/codexbar_Issue2037__archived-fork-33ce-3869__";
    private const string Siblings = "codex_jsonl/codexbar_Issue2037__missing-parent-siblings__";
    private const string Smoke = "codex_jsonl/codexbar_Issue2037__harness-smoke__";
    private const string CcUsage = "ccusage_json/ccusage__";
    private const string Decoding = "ccusage_json/codexbar_CostUsageDecodingTests__";
    private const string Agents = "other_agents/ccusage_inline__";
    private const string Pi = "other_agents/codexbar_PiFamily__";
    private const string Events = "cursor/codexbar_CursorUsageEventsFetcherTests__fetchUsage_";
    private const string Claude = "claude_code_jsonl/ccusage_inline__";
    private const string Grok = "xai/codexbar_Grok";
    private const string GrokPlan = "this is the state of a Grok plan";
    private const string Quota = "these are Google Cloud's quota limits";
    private const string Prices = "this is a list of model prices";
    private const string Describes = "this describes other files";
    private const string Markdown = "this is a text in Markdown";

    public static IReadOnlyList<AgentExample> All { get; } =
    [
        // Codex: movement of the cumulative totals, input without the cache.
        new("codex_jsonl/ccusage_inline__src_main__loads_codex_token_count_events.jsonl", "codex", 1, 0, 90, 10, null, 50, 0),
        new("codex_jsonl/ccusage_inline__codex_loader__loads_session_usage_with_spaced_type_fields.jsonl", "codex", 2, 0, 180, 20, null, 75, 0),
        new(Smoke + "codex-home__sessions__2026__07__11__parent.jsonl", "codex", 1, 0, 10, 0, null, 1, 0),
        new(Smoke + "codex-home__archived_sessions__child.jsonl", "codex", 2, 0, 15, 0, null, 2, 0),
        new(Smoke + "manifest.json", null, Says: Describes),
        // 135 and 158 events, of which two and three repeat the totals before them.
        new(Fork + "codex-home__archived_sessions__parent.jsonl", "codex", 133, 0, 13_359_699 - 12_149_120, 12_149_120, null, 38_414, 14_160),
        new(Fork + "codex-home__archived_sessions__child.jsonl", "codex", 155, 0, 15_253_283 - 13_549_696, 13_549_696, null, 55_895, 25_017),
        new(Fork + "manifest.json", null, Says: Describes),
        new(Fork + "ORACLE.md", null, Says: Markdown),
        new(Siblings + "codex-home__archived_sessions__sibling-a.jsonl", "codex", 155, 0, 15_253_283 - 13_549_696, 13_549_696, null, 55_895, 25_017),
        new(Siblings + "codex-home__archived_sessions__sibling-b.jsonl", "codex", 136),
        new(Siblings + "manifest.json", null, Says: Describes),
        new(Siblings + "ORACLE.md", null, Says: Markdown),

        // Gemini CLI: the cache out of the input, tools' tokens into it, thoughts into the output.
        new("gemini_cli/ccusage_inline__gemini_loader__loads_jsonl_token_events_and_separates_cached_input.jsonl", "gemini-cli", 1, 0, 3_808, 11_526, null, 23 + 919, 919),

        new("opencode/ccusage_inline__opencode_loader__loads_channel_sqlite_database.jsonl", "opencode", 1, 0, 80, null, null, 40),
        new("opencode/ccusage_inline__opencode_loader__loads_messages_from_sqlite_database.jsonl", "opencode", 1, 0, 120, 12, 24, 60, null, 0.03m),
        new("opencode/ccusage_inline__opencode_loader__prefers_database_messages_over_duplicate_json_files.jsonl", "opencode", 1, 0, 120, null, null, 60, null, 0.03m),
        new("opencode/tokscale_msg_test001.json", "opencode", 1, 0, 1000, 200, 100, 500, 0),

        // Reports: the finest list of each counts, and what a total has beyond its classes is thinking.
        new(CcUsage + "adapter__codex__tests__snapshots_codex_reports_for_periods_sessions_costs_and_fallback_models.snap", "ccusage", 2, 0, 110, 110, 0, 17 + 2, 2, 0.00041075m),
        new(CcUsage + "adapter__opencode__report__tests__snapshots_agent_summary_json_period_keys_and_session_metadata.snap", "ccusage", 1, 0, 100, 5, 10, 50 + 7, 7, 0.25m),
        new(CcUsage + "summary__tests__snapshots_filter_and_sort_summaries_since_until_inclusive.snap", "ccusage", 2, 0, 12, 4, 2, 20, null, 0.75m),
        new(CcUsage + "summary__tests__snapshots_summarize_by_key_aggregates_counts_costs_and_breakdowns.snap", "ccusage", 3, 0, 310, 13, 30, 130, null, 0.375m),
        new(CcUsage + "adapter__opencode__parser__tests__snapshots_message_to_entry_variants_and_model_candidates.snap", null, Says: "this is the expected output of a test"),
        new(CcUsage + "output__tests__snapshots_totals_json_with_extra_tokens_credits_and_zero_credit_omission.snap", null, Says: "this is the expected output of a test"),
        new(CcUsage + "output__tests__snapshots_model_multiline_formatting_sorts_dedupes_and_shortens_names.snap", null, Says: "this is the expected output of a test"),
        new("ccusage_json/json-output.md", null, Says: Markdown),
        new(Decoding + "decodes_daily_report_type_format_1.json", "ccusage", 1, 0, 5, 2, 3, 20, null, 0.12m),
        new(Decoding + "decodes_daily_report_legacy_format_with_model_map_4.json", "ccusage", 1, 0, 10, null, null, 20, null, 0.12m),
        new(Decoding + "decodes_daily_report_legacy_format_with_model_map_sorted_5.json", "ccusage", 1, 0, null, null, null, 30, null, 0.12m),
        new(Decoding + "decodes_daily_report_legacy_format_with_empty_model_map_as_nil_6.json", "ccusage", 1, 0, null, null, null, 30, null, 0.12m),
        new(Decoding + "decodes_daily_report_legacy_format_prefers_models_used_list_over_model_7.json", "ccusage", 1, 0, null, null, null, 30, null, 0.12m),
        new(Decoding + "decodes_daily_report_legacy_format_with_invalid_models_field_10.json", "ccusage", 1, 0, null, null, null, 30, null, 0.12m),
        new(Decoding + "decodes_monthly_report_legacy_format_11.json", "ccusage", 1, 0, null, null, null, 123, null, 4.56m),
        new(Decoding + "selects_most_recent_session_12.json", "ccusage", 3, 0, null, null, null, 350, null, 0.80m),
        new(Decoding + "token_snapshot_selects_current_local_day_14.json", "ccusage", 2, 0, null, null, null, 40, null, 5.79m),
        new(Decoding + "token_snapshot_rejects_impossible_later_calendar_day_15.json", "ccusage", 1, 1, null, null, null, 30, null, 23.45m, "date is \"2026-06-31\""),
        new(Decoding + "token_snapshot_uses_summary_total_cost_when_available_16.json", "ccusage", 2, 0, null, null, null, null, null, 3m, "the report's cost is 99 USD, its rows add up to 3"),

        // Cursor: what is charged goes before what the tokens are worth.
        new("cursor/usage_events_2026.csv", "cursor", 2, 0, 21_176, 285_721, 1_615, 5_234, null, 0.40m),
        new("cursor/usage_events_old_header.csv", "cursor"),
        new(Events + "paginates_dedupes_sums_metered_cents_and_sends_Origin_and_C_3.json", "cursor", 1, 0, 100, 0, 0, 50, null, 0.04m),
        new(Events + "paginates_dedupes_sums_metered_cents_and_sends_Origin_and_C_4.json", "cursor", 1, 0, 10, 0, 0, 5, null, 0.04m),
        new(Events + "paginates_dedupes_sums_metered_cents_and_sends_Origin_and_C_5.json", "cursor", 1, 0, 1, 0, 0, 1, null, 0.08m),
        new(Events + "reports_nil_metered_total_when_events_omit_chargedCents_6.json", "cursor", 1, 0, 10, 0, 0, 5, null, 0.50m),
        new("cursor/codexbar_CursorEnterpriseUsageTests__parses_enterprise_overall_and_pooled_usage_summary_2.json", null, Says: "this is Cursor's summary of limits"),

        new("langfuse/default-model-prices.json", null, Says: "this is Langfuse's list of model prices"),
        new("langfuse/schema_0002_observations.up.sql", null, Says: "this is the definition of Langfuse's table"),
        new("portkey/sample_metric_file.json", "portkey", 1, 0, 150, null, null, 200, null, 0.0105m),

        new("claude_code_jsonl/ccusage_claude__projects__project-alpha__session-alpha__chat.jsonl", "claude-code", 3, 0, 600, 70, 75, 250, null, 1.02m),
        new(Claude + "claude_daily__propagates_sidechain_metadata_from_agent_progress_lines.jsonl", "claude-code", 1, 0, 0, 20, 0, 10),
        new(Claude + "src_main__dedupes_usage_entries_by_message_id_without_request_id.jsonl", "claude-code", 1, 0, null, null, null, 250, null, 0.01m),
        new(Claude + "src_main__keeps_nested_agent_progress_in_daily_model_order.jsonl", "claude-code", 3, 0, null, null, null, null, null, 0.18m),
        new(Claude + "src_main__uses_direct_subagent_cost_for_duplicate_daily_agent_progress.jsonl", "claude-code", 1, 0, null, null, null, null, null, 0.06m),
        new(Claude + "src_main__extracts_usage_limit_reset_time_from_raw_line.jsonl", "claude-code"),
        new(Claude + "claude_mod__allows_null_content_like_typescript_loader.jsonl", "claude-code", 0, 1),
        new(Claude + "claude_mod__rejects_null_schema_fields_like_typescript_loader.jsonl", "claude-code", 0, 3, Says: "usage.speed is null"),
        new("claude_code_jsonl/tokscale_conversation.jsonl", "claude-code", 0, 2, Says: "message.usage is not there"),
        new("claude_code_statusline/ccusage_statusline-test.json", null, Says: "this is what Claude Code tells its status line"),
        new("claude_code_statusline/ccusage_statusline-test-sonnet4.json", null, Says: "this is what Claude Code tells its status line"),

        new(Agents + "amp_parser__falls_back_to_total_tokens_when_amp_parts_are_missing.jsonl", "amp", 1, 0, null, null, null, 345),
        new(Agents + "amp_parser__ledger_events_take_precedence_over_messages_usage.jsonl", "amp", 1, 0, 1, null, null, 2),
        new(Agents + "amp_parser__skips_messages_with_no_usage_tokens.jsonl", "amp"),
        new(Agents + "droid_loader__loads_usage_from_droid_settings_files.jsonl", "droid", 1, 0, 100, 10, 20, 50 + 5, 5),
        new(Agents + "droid_loader__keeps_latest_snapshot_for_duplicate_session_ids.jsonl", "droid", 1, 0, 100, null, null, 200),
        new(Agents + "droid_loader__falls_back_to_sidecar_jsonl_model.jsonl", "droid", 1, 0, 10, null, null, 20),
        new(Agents + "kimi_loader__loads_status_update_token_usage_from_wire_files.jsonl", "kimi-cli", 1, 0, 100, 10, 20, 50),
        new(Agents + "kimi_loader__skips_malformed_and_zero_token_wire_lines.jsonl", "kimi-cli"),
        new(Agents + "openclaw_loader__loads_assistant_usage_and_uses_model_change_events.jsonl", "pi", 1, 0, 1_660, 108_928, null, 55, null, 0.02m),
        new(Agents + "openclaw_loader__calculates_cost_from_pricing_overrides.jsonl", "pi", 1, 0, 1_000, null, null, 500, null, 0.99m),
        new(Agents + "pi_parser__no_missing_pricing_model_when_auto_mode_has_display_cost.jsonl", "pi", 1, 0, 100, null, null, 200, null, 0.05m),
        new(Agents + "pi_parser__sets_missing_pricing_model_when_model_not_in_pricing.jsonl", "pi", 1, 0, 100, null, null, 200),
        new(Agents + "src_main__loads_pi_agent_jsonl_usage_entries.jsonl", "pi", 1, 0, 100, 10, 20, 50, null, 0.05m),
        new(Pi + "omp-legacy__--tmp-pi-family-project--__2026-08-03T11-00-00-000Z_omp-legacy.jsonl", "pi"),
        new(Pi + "omp__abs-pi-family-project-0bff77ccc1794123b5c69216e8a176e470093f8ebe392db0e42a2df5b9f5d17a__2026-08-03T12-00-", "pi"),
        new(Pi + "pi__--tmp-pi-family-project--__2026-08-03T12-00-00-000Z_pi-fixture.jsonl", "pi"),
        new(Agents + "qwen_mod__loads_qwen_jsonl_usage_entries.jsonl", "qwen-code", 1, 0, 100, 5, null, 50 + 10, 10),
        new(Agents + "qwen_parser__calculate_qwen_cost_returns_explicit_zero_price.jsonl", null, Says: Prices),
        // A template of a test, not yet JSON.
        new(Agents + "kilo_loader__deduplicates_kilo_messages_across_data_dirs.jsonl", null, Says: "the content begins like JSON and is not"),
        // A message of nobody, at no time.
        new(Agents + "commands_mod__uses_model_context_limit_for_transcript_context_tokens.jsonl", null, Says: "the content fits no format"),

        // Sixty-seven rows, of which ten are without tokens. Its costs are binary fractions: 2417.0899293499997.
        new("tokscale/tokscale_sample-data.json", "tokscale", 57, 0, 7_618_367, 1_299_557_511, 102_237_421, 6_349_592 + 16_355, 16_355, 2417.08992935m),
        new("copilot_cli_otel/ccusage_inline__copilot_loader__includes_reasoning_tokens_in_total_tokens.jsonl", null, Says: Prices),

        // Mistral bills in euros: nothing of it is a cost in dollars.
        new("mistral/codexbar_MistralUsageParserTests__top_1.json", "mistral-usage", 3, 0, 11_241, null, null, 4_097),
        new("mistral/codexbar_MistralUsageParserTests__top_2.json", "mistral-usage"),
        new("mistral/codexbar_MistralVibeUsageTests__session_1.json", "mistral-usage"),
        new("mistral/codexbar_MistralUsageParserTests__keeps_cost_totals_finite_when_individually_valid_costs_overflow_their_3.json", "mistral-usage", 0, 3, Says: "mistral-small: the price of tokens is \"1e308\""),
        new("mistral/codexbar_MistralUsageParserTests__daily_spend_keeps_non_token_Mistral_units_out_of_token_totals_7.json", "mistral-usage", 1),

        new("groq/codexbar_GroqUsageFetcherTests__parses_prometheus_scalar_response_1.json", null, Says: "this is an answer of Prometheus"),
        new(Grok + "BillingResponseTests__decodes_full_BillingConfigResponse_and_computes_percent_1.json", null, Says: GrokPlan),
        new(Grok + "BillingResponseTests__monthlyUsedPercent_returns_nil_when_limit_missing_2.json", null, Says: GrokPlan),
        new(Grok + "BillingResponseTests__monthlyUsedPercent_clamps_over_100_usage_3.json", null, Says: GrokPlan),
        new(Grok + "CreditsProxyFetcherTests__constructs_the_CLI_proxy_request_and_parses_weekly_credits_1.json", null, Says: GrokPlan),
        new(Grok + "CreditsProxyFetcherTests__clamps_an_out_of_range_credit_usage_percent_4.json", null, Says: GrokPlan),
        new(Grok + "CreditsProxyFetcherTests__treats_a_period_without_usage_as_zero_percent_5.json", null, Says: GrokPlan),
        new(Grok + "CreditsProxyFetcherTests__prefers_config_subscription_tier_over_the_envelope_7.json", null, Says: GrokPlan),
        new(Grok + "CreditsProxyFetcherTests__rejects_a_tier_only_response_so_legacy_billing_can_run_8.json", null, Says: GrokPlan),
        new(Grok + "CreditsProxyFetcherTests__maps_SuperGrok_Heavy_from_credits_subscription_tier_9.json", null, Says: GrokPlan),
        new(Grok + "CreditsProxyFetcherTests__keeps_SuperGrok_included_percent_when_the_credits_payload_reports_it_10.json", null, Says: GrokPlan),
        new("vertex_quota/exact-named-usage.json", null, Says: Quota),
        new("vertex_quota/issue-2958-regional-and-global-limits.json", null, Says: Quota),
        new("vertex_quota/issue-2958-usage-without-limit-name.json", null, Says: Quota),
    ];
}
