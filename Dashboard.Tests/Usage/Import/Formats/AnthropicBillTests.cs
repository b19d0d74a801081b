namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class AnthropicBillTests : IDisposable
{
    private const string Tokens = "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Report(string results, string more = "false", string next = "null") =>
        $$"""{"data":[{"starting_at":"2025-08-01T00:00:00Z","ending_at":"2025-08-02T00:00:00Z","results":[{{results}}]},{"starting_at":"2025-08-02T00:00:00Z","ending_at":"2025-08-03T00:00:00Z","results":[]}],"has_more":{{more}},"next_page":{{next}}}""";

    private static string Used(long input, string more) =>
        $$"""{"uncached_input_tokens":{{input}},"cache_creation":{"ephemeral_1h_input_tokens":10,"ephemeral_5m_input_tokens":5},"cache_read_input_tokens":200,"output_tokens":50,"server_tool_use":{"web_search_requests":3},{{more}}}""";

    [Fact]
    public async Task Classes_of_tokens_stay_apart_and_requests_stay_unknown()
    {
        var file = await _house.ImportTextAsync("u.json", Report(
            Used(1500, "\"model\":\"claude-opus-4-6\",\"workspace_id\":\"w\",\"api_key_id\":\"k\",\"service_tier\":\"standard\",\"context_window\":\"0-200k\"") + ","
            + Used(9, "\"model\":\"claude-opus-4-6\",\"workspace_id\":\"w\",\"api_key_id\":\"k\",\"service_tier\":\"standard\",\"context_window\":\"200k-1M\"") + ","
            + Used(7, "\"model\":\"claude-opus-4-6\",\"workspace_id\":null,\"api_key_id\":null,\"service_tier\":\"batch\"")));

        file.TookAll("anthropic-usage", 3);
        Assert.Equal(
            [
                "2025-08-01 00:00 Day in 1500 read 200 write 5/10/ out 50/ requests  usd  anthropic//anthropic anthropic/claude-opus-4-6 k w standard",
                "2025-08-01 00:00 Day in 7 read 200 write 5/10/ out 50/ requests  usd  anthropic//anthropic anthropic/claude-opus-4-6   batch",
                "2025-08-01 00:00 Day in 9 read 200 write 5/10/ out 50/ requests  usd  anthropic//anthropic anthropic/claude-opus-4-6 k w standard",
            ],
            await _house.UsesAsync());
    }

    [Fact]
    public async Task A_later_report_of_a_day_stands_in_the_place_of_the_earlier()
    {
        await _house.ImportTextAsync("a.json", Report(Used(100, "\"model\":\"claude-opus-4-6\"")));
        var later = await _house.ImportTextAsync("b.json", Report(Used(150, "\"model\":\"claude-opus-4-6\""), "true"));

        Assert.Equal((0L, 1L, 1L), (later.Accepted, later.Duplicates, later.Updated));
        Assert.Contains("in 150 ", Assert.Single(await _house.UsesAsync()), StringComparison.Ordinal);
        Assert.Contains("has_more is true and next_page is null", Assert.Single(later.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_costs_says_cents_and_the_console_says_dollars()
    {
        (await _house.ImportTextAsync("c.json", Report(
            """{"amount":"123.78912","currency":"USD","cost_type":"tokens","description":"Claude Opus 5 Usage - Input Tokens","model":"claude-opus-5","token_type":"uncached_input_tokens"},"""
            + """{"amount":"50","currency":"USD","cost_type":"web_search","description":"Web Search Usage"},"""
            + """{"amount":"200","currency":"USD","cost_type":"tokens","description":"Claude Haiku 4.5 Usage - Output Tokens, Batch"}"""))).TookAll("anthropic-costs", 3);
        (await _house.ImportTextAsync("c.csv",
            "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type\n"
            + "2025-08-03,Claude Haiku 4.5,Default,demo,message,≤ 200k,output,0.02,0.04,token\n"
            + "2025-08-03,Claude Haiku 4.5,Default,demo,message,≤ 200k,output,0.02,0.04,token\n"
            + "2025-08-03,Claude Haiku 4.5,Default,demo,message,> 200k,output,0.02,0.04,token\n")).TookOnce();

        Assert.Equal(
            [
                "2025-08-01 Day Other 0.5 USD [Web Search Usage] anthropic/anthropic",
                "2025-08-01 Day Usage 1.2378912 USD [Claude Opus 5 Usage - Input Tokens] anthropic/anthropic anthropic/claude-opus-5",
                "2025-08-01 Day Usage 2 USD [Claude Haiku 4.5 Usage - Output Tokens, Batch] anthropic/anthropic anthropic/claude-haiku-4-5",
                "2025-08-03 Day Usage 0.02 USD [Claude Haiku 4.5, output] anthropic/anthropic anthropic/claude-haiku-4-5",
                "2025-08-03 Day Usage 0.02 USD [Claude Haiku 4.5, output] anthropic/anthropic anthropic/claude-haiku-4-5",
            ],
            await _house.ChargesAsync());
    }

    [Fact]
    public async Task The_consoles_tokens_come_by_day_or_by_hour()
    {
        (await _house.ImportTextAsync("t.csv", Tokens
            + "2026-08-04,claude-haiku-4-5-20251001,demo,Default,message,≤ 200k,100,10,20,1000,50,0,not_available,\n"
            + "2026-08-04T13:00:00Z,claude-opus-4-5-20251101,demo,Default,batch,≤ 200k,100,10,20,1000,50,0,not_available,fast\n")).TookAll("anthropic-usage", 2);

        Assert.Equal(
            [
                "2026-08-04 00:00 Day in 100 read 1000 write 10/20/ out 50/ requests  usd  anthropic//anthropic anthropic/claude-haiku-4-5 demo Default",
                "2026-08-04 13:00 Hour in 100 read 1000 write 10/20/ out 50/ requests  usd  anthropic//anthropic anthropic/claude-opus-4-5 demo Default fast",
            ],
            await _house.UsesAsync());
    }

    [Fact]
    public async Task Claude_codes_report_has_its_estimate_in_cents_and_none_under_a_subscription()
    {
        const string day = """{"date":"2025-09-01T00:00:00Z","actor":{"type":"user_actor","email_address":"dev@example.com"},"organization_id":"org-1","customer_type":"%","core_metrics":{"num_sessions":5},"model_breakdown":[{"model":"claude-sonnet-4-5-20250929","tokens":{"input":100,"output":35,"cache_read":10,"cache_creation":5},"estimated_cost":{"currency":"USD","amount":1025}}]}""";

        (await _house.ImportTextAsync("r.json", $$"""{"data":[{{day.Replace("%", "api", StringComparison.Ordinal)}},{{day.Replace("%", "subscription", StringComparison.Ordinal)}}],"has_more":false,"next_page":null}"""))
            .TookAll("anthropic-claude-code", 2);

        Assert.Equal(
            [
                "2025-09-01 00:00 Day in 100 read 10 write //5 out 35/ requests  usd  anthropic//anthropic anthropic/claude-sonnet-4-5 dev@example.com",
                "2025-09-01 00:00 Day in 100 read 10 write //5 out 35/ requests  usd 10.25 anthropic//anthropic anthropic/claude-sonnet-4-5 dev@example.com",
            ],
            await _house.UsesAsync());
    }

    [Fact]
    public async Task A_console_export_without_its_figures_is_refused_with_the_columns_that_it_lacks()
    {
        var file = await _house.ImportTextAsync("x.csv", "usage_date_utc,model\n2026-08-04,Claude Haiku 4.5\n");

        Assert.Null(file.Format);
        Assert.Contains("neither the column usage_output_tokens nor cost_usd; found usagedateutc, model", file.Errors[0].Message, StringComparison.Ordinal);
    }
}
