namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>
/// What the projects from which the real files come assert about them, as data: what must come in, and why what does not
/// come in stays outside. A value that is not named here must not be known either.
/// </summary>
internal static class BillExamples
{
    public static IReadOnlyList<BillExample> All { get; } =
    [
        // OpenAI's pages: the usage of two days is 12 requests and 2,300 tokens, 250 of them read from the cache.
        Refused("openai_usage_api/codexbar_OpenAIAPICreditBalanceTests__parses_credit_grants_balance_1.json", "this is OpenAI's balance of credits"),
        new("openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__data_8.json", "openai-usage", 0),
        new("openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__data_9.json", "openai-usage", 0, Says: "has_more is true and next_page is null: the export was cut off, and wh"),
        new("openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__parses_admin_costs_and_completions_usage_into_daily_summaries_2.json", "openai-usage", 3, Requests: 12, Input: 1250, CacheRead: 250, Output: 800),
        new("openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__queryValue_4.json", "openai-costs", 1, ReportedUsd: 1.25m),
        new("openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__queryValue_5.json", "openai-costs", 1, ReportedUsd: 2.75m),
        new("openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__queryValue_6.json", "openai-usage", 1, Requests: 1, Input: 10, Output: 5),
        new("openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__queryValue_7.json", "openai-usage", 1, Requests: 2, Input: 20, Output: 10),
        new("openai_usage_api/organization_costs.json", "openai-costs", 1, ReportedUsd: 0.06m),
        Refused("openai_usage_api/organization_spend_alerts.json", "this is a spend limit or a spend alert of OpenAI's"),
        Refused("openai_usage_api/organization_spend_alerts_alert_id.json", "this is a spend limit or a spend alert of OpenAI's"),
        Refused("openai_usage_api/organization_spend_limit.json", "this is a spend limit or a spend alert of OpenAI's"),
        Refused("openai_usage_api/organization_spend_limit_delete.json", "this is a spend limit or a spend alert of OpenAI's"),
        new("openai_usage_api/organization_usage_audio_speeches.json", "openai-usage", 1, Requests: 1),
        new("openai_usage_api/organization_usage_embeddings.json", "openai-usage", 1, Requests: 2, Input: 16),
        new("openai_usage_api/organization_usage_file_search_calls.json", "openai-usage", 0, Skipped: 1, Says: "object is \"organization.usage.file_searches.result\": it counts no us"),
        new("openai_usage_api/organization_usage_vector_stores.json", "openai-usage", 0, Skipped: 1, Says: "object is \"organization.usage.vector_stores.result\": it counts no us"),
        Refused("openai_usage_api/schema_CostsResult.json", "this is a JSON schema"),
        Refused("openai_usage_api/schema_UsageAudioSpeechesResult.json", "this is a JSON schema"),
        Refused("openai_usage_api/schema_UsageAudioTranscriptionsResult.json", "this is a JSON schema"),
        Refused("openai_usage_api/schema_UsageEmbeddingsResult.json", "this is a JSON schema"),
        Refused("openai_usage_api/schema_UsageFileSearchCallsResult.json", "this is a JSON schema"),
        Refused("openai_usage_api/schema_UsageImagesResult.json", "this is a JSON schema"),
        Refused("openai_usage_api/schema_UsageWebSearchCallsResult.json", "this is a JSON schema"),

        // Two records and an empty bucket: 0.00383598 and 0.5.
        new("openai_dashboard_csv/cost.csv", "openai-costs", 2, Skipped: 1, ReportedUsd: 0.50383598m),

        // The report's amounts are cents: 148.45 and 50.00 dollars by day.
        new("anthropic_admin_api/codexbar_ClaudeAdminAPIUsageTests__parses_Anthropic_admin_cost_and_messages_usage_into_daily_summaries_1.json", "anthropic-costs", 3, ReportedUsd: 198.45m),
        new("anthropic_admin_api/cost_report_example.json", "anthropic-costs", 1, ReportedUsd: 1.2378912m),
        new("anthropic_admin_api/usage_report_messages_example.json", "anthropic-usage", 1, Input: 1500, CacheRead: 200, CacheWrite5m: 500, CacheWrite1h: 1000, Output: 500),

        // Dollars, 0.47 in four rows; odd files are told by the column that is wrong.
        new("anthropic_console_csv/cost.csv", "anthropic-costs", 4, ReportedUsd: 0.47m),
        new("anthropic_console_csv/odd_bad_cost.csv", "anthropic-costs", 0, Rejected: 1, Says: "cost_usd is \"notmoney\", expected a decimal amount of at most 100,000"),
        new("anthropic_console_csv/odd_bad_date.csv", "anthropic-costs", 0, Rejected: 1, Says: "usage_date_utc is \"August\", expected a date such as 2026-11-22, or a"),
        new("anthropic_console_csv/odd_minimal_blank_line.csv", "anthropic-costs", 2, ReportedUsd: 1m),
        Refused("anthropic_console_csv/odd_wrong_file.csv", "the content fits no format"),

        // 555 tokens and 7 requests in two days; a model called free that cost 0.0123.
        Refused("openrouter/activity_csv_grouped.csv", "this is OpenRouter's export grouped by model"),
        new("openrouter/activity_csv_header_2026-09.csv", "openrouter", 0),
        new("openrouter/activity_csv_min_a.csv", "openrouter", 1, Requests: 1, Input: 10389, Output: 137, ReportedUsd: 0.0123m),
        new("openrouter/activity_csv_min_b.csv", "openrouter", 2, Requests: 2, Input: 140, Output: 70, ReportedUsd: 0.0028m),
        new("openrouter/codexbar_OpenRouterUsageStatsTests__activity_permission_failure_preserves_credits_and_quota_11.json", "openrouter-activity", 0, Rejected: 2, Says: "prompt_tokens is \"5000000000000000000\", expected a whole number from"),
        new("openrouter/codexbar_OpenRouterUsageStatsTests__activity_permission_failure_preserves_credits_and_quota_12.json", "openrouter-activity", 2, Requests: 2, Input: 3, Output: 2, Reasoning: 0, ReportedUsd: 2m),
        new("openrouter/codexbar_OpenRouterUsageStatsTests__activity_rows_aggregate_by_UTC_day_and_model_into_exact_thirty_day_spe_7.json", "openrouter-activity", 3, Requests: 7, Input: 402, Output: 153, Reasoning: 11, ReportedUsd: 39.79m),
        Refused("openrouter/codexbar_OpenRouterUsageStatsTests__missing_remaining_falls_back_to_reset_window_usage_4.json", "these are the limits and running counters of OpenRouter keys"),
        Refused("openrouter/codexbar_OpenRouterUsageStatsTests__negative_server_remaining_is_exhausted_quota_6.json", "these are the limits and running counters of OpenRouter keys"),
        Refused("openrouter/codexbar_OpenRouterUsageStatsTests__requests_preserve_credits_headers_and_one_second_enrichment_deadline_2.json", "these are the limits and running counters of OpenRouter keys"),
        Refused("openrouter/codexbar_OpenRouterUsageStatsTests__reset_window_works_without_cumulative_usage_5.json", "these are the limits and running counters of OpenRouter keys"),
        new("openrouter/generation_example.json", "openrouter", 1, Requests: 1, Input: 7, CacheRead: 3, Output: 25, Reasoning: 5, ReportedUsd: 0.0015m),
        Refused("openrouter/keys_example.json", "these are the limits and running counters of OpenRouter keys"),

        // The day's sums hold where its breakdown leaves out a part.
        Refused("litellm/codexbar_LiteLLMMenuCardModelTests__litellm_budget_rows_show_spend_detail_with_reset_time_1.json", "this is what LiteLLM knows about a user"),
        Refused("litellm/codexbar_LiteLLMUsageFetcherTests__fetch_trims_api_key_before_sending_management_requests_5.json", "this is what LiteLLM knows about a user"),
        Refused("litellm/codexbar_LiteLLMUsageFetcherTests__fetch_trims_api_key_before_sending_management_requests_6.json", "this is what LiteLLM knows about a user"),
        Refused("litellm/codexbar_LiteLLMUsageFetcherTests__fetches_team_usage_for_team_only_virtual_keys_7.json", "this is what LiteLLM knows about a user"),
        Refused("litellm/codexbar_LiteLLMUsageFetcherTests__fetches_team_usage_for_team_only_virtual_keys_8.json", "this is what LiteLLM knows about a user"),
        Refused("litellm/codexbar_LiteLLMUsageFetcherTests__parses_key_info_identity_for_user_lookup_3.json", "this is what LiteLLM knows about a user"),
        Refused("litellm/codexbar_LiteLLMUsageFetcherTests__preserves_personal_spend_when_no_budget_is_configured_2.json", "this is what LiteLLM knows about a user"),
        Refused("litellm/doc_db_info.md", "this is a text in Markdown, not data"),
        Refused("litellm/global_spend_report_by_key.json", "this is a LiteLLM summary without days"),
        new("litellm/user_daily_activity_response.json", "litellm-daily", 3, Requests: 11, Input: 111, Output: 1711, ReportedUsd: 0.0177072m),

        // One row for each kind of token; the site's answers with days, with sums only, and refusals.
        new("deepseek/amount.csv", "deepseek-usage", 3, Requests: 65, Input: 100000, CacheRead: 3000000, Output: 50777),
        new("deepseek/amount_utc_date.csv", "deepseek-usage", 2, CacheRead: 1000000, Output: 500000),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__aggregation_computes_model_and_category_breakdown_14.json", "deepseek-costs", 0, Says: "the answer has sums of its month and no days: they can stand nowhere a"),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__aggregation_computes_today_cost_totals_11.json", "deepseek-usage", 1, CacheRead: 100686720, Output: 656338),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__aggregation_computes_today_token_totals_7.json", "deepseek-usage", 1, Requests: 1212, Input: 1305432, CacheRead: 100686720, Output: 656338),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__aggregation_computes_today_token_totals_8.json", "deepseek-costs", 3, Skipped: 1),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__aggregation_uses_injected_now_and_calendar_for_today_bucket_9.json", "deepseek-usage", 1, Requests: 1, CacheRead: 100),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__cost_parser_decodes_total_days_and_currency_3.json", "deepseek-costs", 3, Skipped: 1),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__cost_parser_handles_empty_biz_data_4.json", "deepseek-usage", 0),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__decimal_cost_parsing_works_6.json", "deepseek-costs", 0, Says: "the answer has sums of its month and no days: they can stand nowhere a"),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__empty_days_array_works_21.json", "deepseek-usage", 0),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__empty_days_array_works_22.json", "deepseek-costs", 0),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__invalid_platform_token_code_requests_a_new_web_session_27.json", "deepseek-usage", 0),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__multiple_models_works_23.json", "deepseek-usage", 2, CacheRead: 300, Output: 150),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__multiple_models_works_24.json", "deepseek-costs", 0, Says: "the answer has sums of its month and no days: they can stand nowhere a"),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__multiple_models_works_25.json", "deepseek-usage", 0),
        Refused("deepseek/codexbar_DeepSeekUsageCostParserTests__nested_authentication_error_survives_an_unexpected_biz_data_shape_31.json", "this is an answer of DeepSeek's site that says no"),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__nested_invalid_platform_token_code_requests_a_new_web_session_29.json", "deepseek-usage", 0),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__non_zero_biz_code_fails_closed_20.json", "deepseek-costs", 0),
        Refused("deepseek/codexbar_DeepSeekUsageCostParserTests__top_level_authentication_error_survives_an_unexpected_data_shape_30.json", "this is an answer of DeepSeek's site that says no"),
        new("deepseek/codexbar_DeepSeekUsageCostParserTests__unknown_usage_types_are_ignored_safely_16.json", "deepseek-costs", 0, Says: "the answer has sums of its month and no days: they can stand nowhere a"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__Platform_session_summary_maps_top_level_auth_envelopes_before_decoding_5.json", "this is an answer of DeepSeek's site that says no"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__Platform_session_summary_rejects_malformed_balance_4.json", "this is DeepSeek's balance of an account"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__balance_description_includes_paid_and_granted_breakdown_14.json", "this is DeepSeek's balance of an account"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__balance_snapshot_has_nil_usage_summary_16.json", "this is DeepSeek's balance of an account"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__empty_balance_infos_returns_unavailable_snapshot_13.json", "this is DeepSeek's balance of an account"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__parses_USD_balance_response_2.json", "this is DeepSeek's balance of an account"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__parses_paid_and_granted_balances_from_Platform_session_summary_3.json", "this is DeepSeek's balance of an account"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__prefers_USD_when_both_currencies_present_8.json", "this is DeepSeek's balance of an account"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__prefers_positive_CNY_balance_over_empty_USD_balance_9.json", "this is DeepSeek's balance of an account"),
        Refused("deepseek/codexbar_DeepSeekUsageFetcherTests__throws_on_malformed_balance_string_12.json", "this is DeepSeek's balance of an account"),

        // Net amounts: 6.00 of 6.50, 3.20 of 202.16; what else GitHub tells is not usage.
        Refused("copilot_billing/codexbar_CopilotBudgetWebFetcherTests__decodes_github_web_budget_response_shape_1.json", "these are GitHub budgets"),
        Refused("copilot_billing/codexbar_CopilotBudgetWebFetcherTests__stale_selected_account_identifier_is_ignored_for_budget_cookie_binding_5.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__decodes_monthly_and_limited_quota_payload_5.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__decodes_quota_snapshots_payload_1.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__derives_over_quota_percent_from_negative_remaining_13.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__derives_percent_remaining_when_missing_but_entitlement_exists_11.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__falls_back_to_monthly_when_direct_snapshot_is_missing_remaining_16.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__falls_back_to_monthly_when_direct_snapshots_lack_computable_percent_17.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__ignores_placeholder_known_snapshot_when_selecting_unknown_key_fallback_10.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__keeps_credit_counter_accessible_without_unlimited_marker_25.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__keeps_credit_counter_when_zero_entitlement_direct_snapshot_falls_back_23.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__keeps_percent_only_quota_snapshots_available_26.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__keeps_unlimited_chat_fallback_quota_without_percent_remaining_20.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__marks_percent_remaining_as_unavailable_when_remaining_is_missing_15.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__marks_percent_remaining_as_unavailable_when_underdetermined_14.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__preserves_explicit_empty_date_fields_4.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__preserves_over_quota_percent_remaining_12.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__skips_monthly_fallback_when_monthly_denominator_is_zero_18.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__treats_business_token_billing_zero_entitlement_quotas_as_unavailable_19.json", "this is a snapshot of a Copilot quota"),
        Refused("copilot_billing/codexbar_CopilotUsageModelsTests__unlimited_quota_overrides_placeholder_percent_remaining_21.json", "this is a snapshot of a Copilot quota"),
        new("copilot_billing/gogithub_TestBillingService_GetOrgAICreditUsage_10.json", "github-copilot", 1, ReportedUsd: 1m),
        new("copilot_billing/gogithub_TestBillingService_GetOrgAICreditUsage_FloatQuantities_11.json", "github-copilot", 1, ReportedUsd: 14m),
        new("copilot_billing/gogithub_TestBillingService_GetOrganizationPremiumRequestUsageReport_7.json", "github-copilot", 1, ReportedUsd: 4m),
        new("copilot_billing/gogithub_TestBillingService_GetOrganizationUsageReport_5.json", "github-copilot", 0, Skipped: 1),
        new("copilot_billing/gogithub_TestBillingService_GetUsageReport_6.json", "github-copilot", 0, Skipped: 1),
        new("copilot_billing/gogithub_TestBillingService_GetUserAICreditUsage_12.json", "github-copilot", 1, ReportedUsd: 1m),
        new("copilot_billing/gogithub_TestBillingService_GetUserAICreditUsage_FloatQuantities_13.json", "github-copilot", 1, ReportedUsd: 14m),
        new("copilot_billing/gogithub_TestBillingService_PremiumRequestUsageItem_FloatQuantities_9.json", "github-copilot", 1, ReportedUsd: 3.2m),
        Refused("copilot_billing/gogithub_TestCopilotService_DownloadCopilotMetrics_22.json", "these are Copilot's metrics"),
        Refused("copilot_billing/gogithub_TestCopilotService_DownloadCopilotMetrics_23.txt", "the content begins like JSON and is not"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetCopilotBilling_0.json", "these are seats of Copilot"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetEnterpriseMetrics_10.json", "these are Copilot's metrics"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetEnterpriseUsersMetricsReport_17.json", "these are links to Copilot's metrics"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetOrganizationDailyMetricsReport_18.json", "these are links to Copilot's metrics"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetOrganizationMetrics_12.json", "these are Copilot's metrics"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetOrganizationTeamMetrics_13.json", "these are Copilot's metrics"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetOrganizationUsersDailyMetricsReport_20.json", "these are links to Copilot's metrics"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetOrganizationUsersMetricsReport_21.json", "these are links to Copilot's metrics"),
        Refused("copilot_billing/gogithub_TestCopilotService_GetSeatDetails_9.txt", "the content fits no format"),
        Refused("copilot_billing/gogithub_TestCopilotService_ListCopilotSeats_1.txt", "these are seats of Copilot"),
        new("copilot_billing/premium_request_two_models.json", "github-copilot", 2, ReportedUsd: 6m),

        // Bedrock alone: 42.50 of 47.50, 20.00, 7.25.
        Refused("aws_cost_explorer_bedrock/codexbar_BedrockUsageStatsTests__cloudwatch_pagination_aggregates_pages_7.json", "these are CloudWatch metrics"),
        Refused("aws_cost_explorer_bedrock/codexbar_BedrockUsageStatsTests__cloudwatch_pagination_aggregates_pages_8.json", "these are CloudWatch metrics"),
        new("aws_cost_explorer_bedrock/codexbar_BedrockUsageStatsTests__cost_explorer_pagination_aggregates_monthly_total_3.json", "aws-cost-explorer", 2, ReportedUsd: 20m),
        new("aws_cost_explorer_bedrock/codexbar_BedrockUsageStatsTests__cost_explorer_response_parsing_extracts_total_1.json", "aws-cost-explorer", 2, Skipped: 1, ReportedUsd: 42.5m),
        new("aws_cost_explorer_bedrock/codexbar_BedrockUsageStatsTests__cost_usage_fetcher_uses_provided_bedrock_environment_4.json", "aws-cost-explorer", 0, Skipped: 1, Says: "the answer has a NextPageToken: what follows it is in another file"),
        new("aws_cost_explorer_bedrock/codexbar_BedrockUsageStatsTests__cost_usage_fetcher_uses_provided_bedrock_environment_5.json", "aws-cost-explorer", 1, ReportedUsd: 7.25m),

        // Nine of a thousand rows are of AI services; a token can be a currency.
        Refused("focus/azure_FocusCost_1.0.json", "this describes the columns of a FOCUS export and holds no charges"),
        Refused("focus/azure_Services.csv", "this is a map of services to categories and holds no charges"),
        Refused("focus/azure_focuscost_1.2.json", "this describes the columns of a FOCUS export and holds no charges"),
        new("focus/focus_1.0_sample_1000.csv", "focus", 9, Skipped: 991, ReportedUsd: -0.151897562m),
        new("focus/spec_saas_spend_agreements_a1.csv", "focus", 0, Skipped: 4, Says: "none of its"),
        new("focus/spec_saas_spend_agreements_a2.csv", "focus", 0, Skipped: 13, Says: "none of its"),
        new("focus/spec_simple_saas_agreements_b.csv", "focus", 0, Skipped: 1, Says: "none of its"),
        new("focus/spec_simple_saas_agreements_c.csv", "focus", 0, Skipped: 3, Says: "none of its"),
        new("focus/spec_virtual_currency_pricing_model_a1.csv", "focus", 0, Skipped: 1, Says: "none of its"),
        new("focus/spec_virtual_currency_pricing_model_a2.csv", "focus", 0, Skipped: 3, Says: "none of its"),
        new("focus/spec_virtual_currency_pricing_model_b3.csv", "focus", 0, Skipped: 3, Says: "none of its"),
        new("focus/spec_virtual_currency_pricing_model_c.csv", "focus", 0, Skipped: 2, Says: "none of its"),
    ];

    private static BillExample Refused(string path, string reason) => new(path, null, 0, Says: reason);
}

/// <summary>One file: its format, or null and why it is refused.</summary>
/// <param name="ReportedUsd">Null where nothing is charged in US dollars.</param>
/// <param name="Says">How the first of its remarks begins; null where there is none.</param>
internal sealed record BillExample(
    string Path, string? Format, long Accepted, long Rejected = 0, long Skipped = 0,
    long? Requests = null, long? Input = null, long? CacheRead = null, long? CacheWrite5m = null, long? CacheWrite1h = null, long? CacheWriteUnknown = null,
    long? Output = null, long? Reasoning = null, decimal? ReportedUsd = null, string? Says = null);
