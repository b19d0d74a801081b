using System.Globalization;

using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Usage.Connectors;

/// <summary>Answers of providers, in the shape their documents show; the figures are ours.</summary>
internal static class Pages
{
    public static string Anthropic(params (string Day, string? Result)[] days) => Anthropic(null, days);

    public static string Anthropic(string? next, params (string Day, string? Result)[] days)
    {
        var buckets = days.Select(d => $$"""
            {"starting_at":"{{d.Day}}T00:00:00Z","ending_at":"{{FeedHouse.Text(UsageHouse.Day(d.Day).AddDays(1))}}T00:00:00Z","results":[{{d.Result}}]}
            """);
        return $$"""{"data":[{{string.Join(',', buckets)}}],"has_more":{{(next is null ? "false" : "true")}},"next_page":{{(next is null ? "null" : $"\"{next}\"")}}}""";
    }

    public static string AnthropicUsage(string model, long input, long output) => $$"""
        {"uncached_input_tokens":{{input}},"cache_creation":{"ephemeral_5m_input_tokens":5,"ephemeral_1h_input_tokens":3},"cache_read_input_tokens":15,
         "output_tokens":{{output}},"server_tool_use":{"web_search_requests":0},"api_key_id":"apikey_01","workspace_id":"wrkspc_01","model":"{{model}}",
         "service_tier":"standard","context_window":"0-200k","inference_geo":"global"}
        """;

    public static string AnthropicCost(string description, string model, string cents) => $$"""
        {"currency":"USD","amount":"{{cents}}","workspace_id":"wrkspc_01","description":"{{description}}","cost_type":"tokens","context_window":"0-200k",
         "model":"{{model}}","service_tier":"standard","token_type":"uncached_input_tokens","inference_geo":"global"}
        """;

    public static string OpenRouter(string day, long input) => $$"""
        {"date":"{{day}}","model":"openai/gpt-5.2","model_permaslug":"openai/gpt-5.2-2026-01-01","endpoint_id":"e-1","provider_name":"OpenAI","usage":0.5,
         "byok_usage_inference":0,"requests":2,"prompt_tokens":{{input}},"completion_tokens":50,"reasoning_tokens":10}
        """;

    public static string SpendLog(string id, string at) => $$"""
        {"request_id":"{{id}}","call_type":"acompletion","api_key":"88dc28d0","spend":0.00042,"total_tokens":130,"prompt_tokens":100,"completion_tokens":30,
         "startTime":"{{at}}","endTime":"{{at}}","model":"gpt-5-mini","custom_llm_provider":"openai","metadata":"{}","request_tags":"[]"}
        """;

    public static string LiteLlmDay(string day, long input)
    {
        var metrics = $$"""{"spend":0.0177072,"prompt_tokens":{{input}},"completion_tokens":1711,"total_tokens":{{input + 1711}},"successful_requests":11,"failed_requests":0,"api_requests":11}""";
        return $$$"""
            {"results":[{"date":"{{{day}}}","metrics":{{{metrics}}},"breakdown":{"models":{"gpt-4o-mini":{"metrics":{{{metrics}}},"metadata":{} } },"providers":{},"api_keys":{} } }],
             "metadata":{"total_spend":0.0177072,"total_prompt_tokens":{{{input}}},"total_completion_tokens":1711,"total_api_requests":11,"page":1,"total_pages":1,"has_more":false}}
            """;
    }

    public static string Copilot(IQueryCollection asked, string sku, string unit, decimal quantity, decimal amount)
    {
        string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
        return $$"""
            {"timePeriod":{"year":{{asked["year"]}},"month":{{asked["month"]}},"day":{{asked["day"]}}},"organization":"acme","usageItems":[
             {"product":"Copilot","sku":"{{sku}}","model":"GPT-5","unitType":"{{unit}}","pricePerUnit":0.04,"grossQuantity":{{Text(quantity)}},"grossAmount":{{Text(amount)}},
              "discountQuantity":0,"discountAmount":0.0,"netQuantity":{{Text(quantity)}},"netAmount":{{Text(amount)}}}]}
            """;
    }
}
