namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class DeepSeekTests : IDisposable
{
    private const string Header = "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount\n";
    private const string First = "u,2026-06-01T00:00:00+02:00,2026-06-02T00:00:00+02:00,";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Rows_by_kind_of_token_become_one_entry_of_the_day_that_is_written()
    {
        var file = await _house.ImportTextAsync("amount-2026-06.csv", Header
            + First + "deepseek-v4-flash,k,n,input_cache_hit_tokens,0.0000000028,1000000\n"
            + First + "deepseek-chat,k,n,output_tokens,0.1,7\n"
            + First + "deepseek-v4-flash,k,n,output_tokens,0.00000028,50000\n"
            + First + "deepseek-v4-flash,k,n,input_cache_miss_tokens,0.00000014,100000\n"
            + First + "deepseek-v4-flash,k,n,request_count,0.0,65\n"
            + First + "deepseek-v4-flash,k,n,something_new,0.0,3\n"
            + First + "deepseek-v4-flash,k,n,output_tokens,0.0,-3\n");

        Assert.Equal((2L, 1L, 1L), (file.Accepted, file.Skipped, file.Rejected));
        Assert.Equal("amount is \"-3\", expected a whole number from 0 to 1,000,000,000,000", file.Errors[0].Message);
        Assert.Equal(
            [
                "2026-06-01 00:00 Day in  read  write // out 7/ requests  usd  deepseek//deepseek deepseek/deepseek-chat k",
                "2026-06-01 00:00 Day in 100000 read 1000000 write // out 50000/ requests 65 usd  deepseek//deepseek deepseek/deepseek-v4-flash k",
            ],
            await _house.UsesAsync());
    }

    [Fact]
    public async Task Hours_stay_hours_and_compact_dates_are_dates()
    {
        await _house.ImportTextAsync("h.csv", Header + "u,2026-06-01T01:00:00+02:00,2026-06-01T02:00:00+02:00,deepseek-chat,k,n,output_tokens,0.1,7\n");
        await _house.ImportTextAsync("d.csv", "user_id,utc_date,model,api_key_name,api_key,type,price,amount\nu,20260629,deepseek-chat,k,n,output_tokens,0.0,9\n");

        Assert.Equal(["2026-05-31 23:00 Hour", "2026-06-29 00:00 Day"], (await _house.UsesAsync()).Select(u => u[..u.IndexOf(" in", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Costs_keep_their_currency()
    {
        (await _house.ImportTextAsync("cost.csv", "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,cost,currency\n" + First + "deepseek-chat,k,n,0.0308,USD\n" + First + "deepseek-chat,k,n,1.2,CNY\n"))
            .TookAll("deepseek-costs", 2);
        (await _house.ImportTextAsync("cost.json", """{"code":0,"msg":"","data":{"biz_code":0,"biz_msg":"","biz_data":[{"total":[],"days":[{"date":"2026-05-26","data":[{"model":"deepseek-chat","usage":[{"type":"RESPONSE_TOKEN","amount":"1.3126760000000000"},{"type":"REQUEST","amount":"0"}]}]}],"currency":"CNY"}]}}"""))
            .TookAll("deepseek-costs", 1);

        Assert.Equal(
            [
                "2026-05-26 Day Usage 1.312676 CNY [RESPONSE_TOKEN] deepseek/deepseek deepseek/deepseek-chat",
                "2026-06-01 Day Usage 0.0308 USD [deepseek-chat] deepseek/deepseek deepseek/deepseek-chat",
                "2026-06-01 Day Usage 1.2 CNY [deepseek-chat] deepseek/deepseek deepseek/deepseek-chat",
            ],
            await _house.ChargesAsync());
    }

    [Fact]
    public async Task An_amount_without_a_currency_is_rejected()
    {
        var file = await _house.ImportTextAsync("cost.csv", "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,cost,currency\n" + First + "deepseek-chat,k,n,0.0308,\n");

        Assert.Equal("currency is empty, expected the three letters of a currency such as USD", Assert.Single(file.Errors).Message);
    }
}
