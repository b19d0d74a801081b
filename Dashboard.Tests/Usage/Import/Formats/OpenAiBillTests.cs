using Dashboard.Core.Usage.Connections;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class OpenAiBillTests : IDisposable
{
    private const string CostHeader = "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,user_id,api_key_id,project_id,organization_id,project_name,organization_name,user_email,api_source\n";

    private const string Day = "1790553600,1790640000,2026-09-28T00:00:00,2026-09-29T00:00:00,";

    private const string UsageHeader = "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Page(string results) =>
        $$"""{"object":"page","data":[{"object":"bucket","start_time":1790553600,"end_time":1790640000,"results":[{{results}}]}],"has_more":false,"next_page":null}""";

    private static string Cost(string amount, string? item, string more = "") =>
        $$"""{"object":"organization.costs.result","amount":{"value":{{amount}},"currency":"usd"},"line_item":{{(item is null ? "null" : $"\"{item}\"")}}{{more}}}""";

    [Fact]
    public async Task A_line_names_its_model_or_its_tool_and_keeps_thirty_decimals()
    {
        var page = Page(string.Join(",\n",
            Cost("\"0.060000000000000000000000000000\"", "gpt-5-nano, input_tokens"), Cost("0.5", "Web search tool calls"), Cost("1.25", "ft:gpt-4o-mini-2024-07-18:acme::x1, output"),
            Cost("-2", "Credit grant"), Cost("3", "whisper-1"), Cost("0.4", "GPT-4o mini, output"), Cost("0.1", "File storage")));

        (await _house.ImportTextAsync("costs.json", page)).TookAll("openai-costs", 7);

        Assert.Equal(
            [
                "2026-09-28 Day Credit -2 USD [Credit grant] openai/openai",
                "2026-09-28 Day Other 0.1 USD [File storage] openai/openai",
                "2026-09-28 Day Other 0.5 USD [Web search tool calls] openai/openai",
                "2026-09-28 Day Usage 0.06 USD [gpt-5-nano, input_tokens] openai/openai openai/gpt-5-nano",
                "2026-09-28 Day Usage 0.4 USD [GPT-4o mini, output] openai/openai openai/gpt-4o-mini",
                "2026-09-28 Day Usage 1.25 USD [ft:gpt-4o-mini-2024-07-18:acme::x1, output] openai/openai ft:gpt-4o-mini-2024-07-18:acme::x1",
                "2026-09-28 Day Usage 3 USD [whisper-1] openai/openai openai/whisper-1",
            ],
            await _house.ChargesAsync());
    }

    [Fact]
    public async Task A_page_that_comes_again_restates_its_days_and_adds_nothing()
    {
        await _house.ImportTextAsync("a.json", Page(Cost("1", "gpt-5-nano, input") + "," + Cost("2", "gpt-5-nano, output")));
        var again = await _house.ImportTextAsync("b.json", Page(Cost("2", "gpt-5-nano, output") + "," + Cost("1.5", "gpt-5-nano, input")));

        Assert.Equal((0L, 2L, 1L), (again.Accepted, again.Duplicates, again.Updated));
        Assert.Equal(3.5m, await _house.DollarsAsync());
    }

    [Theory]
    [InlineData("0.75", 0.75, 2, 2)]
    [InlineData("0.80", 0.80, 3, 1)]
    [InlineData("0.20", 0.95, 3, 1)]
    public async Task A_total_beside_its_parts_counts_only_for_what_it_has_more(string total, double dollars, int taken, int passedOver)
    {
        // The total stands in front, and an empty bucket before it.
        var file = await _house.ImportTextAsync("cost.csv", CostHeader
            + "1790467200,1790553600,2026-09-27T00:00:00+00:00,2026-09-28T00:00:00+00:00,,,,,,,,,,,,,\n"
            + Day + total + ",usd,,,,,,,org-f,,Fixture,,\n"
            + Day + "0.5,usd,1000,tokens,\"gpt-5-nano, input_tokens\",,key_1,proj_a,org-f,Proj A,Fixture,,\n"
            + Day + "0.25,usd,,,Web search tool calls,,key_1,proj_a,org-f,Proj A,Fixture,,\n");

        Assert.Equal((taken, passedOver, 0), ((int)file.Accepted, (int)file.Skipped, (int)file.Rejected));
        Assert.Equal((decimal)dollars, await _house.DollarsAsync());
        await using var store = _house.Store.CreateDbContext();
        Assert.Equal("openai-costs (org-f)", (await store.Connections().SingleAsync(UsageHouse.Ct)).Name);
    }

    [Fact]
    public async Task The_usage_export_reads_as_the_api_and_its_total_is_not_counted_twice()
    {
        var file = await _house.ImportTextAsync("completions_usage_2026.csv", UsageHeader
            + "1790467200,1790553600,2026-09-27T00:00:00+00:00,2026-09-28T00:00:00+00:00,,,,,,,,,,\n"
            + Day + ",10,,,,,,1500,600,100\n"
            + Day + "proj_a,7,,key_1,gpt-5-mini,False,,1000,400,100\n"
            + Day + "proj_b,3,,key_1,gpt-5,True,,500,200,0\n");

        Assert.Equal(("openai-usage", 2L, 2L, 0L), (file.Format, file.Accepted, file.Skipped, file.Rejected));
        Assert.Equal(
            [
                "2026-09-28 00:00 Day in 500 read 0 write // out 200/ requests 3 usd  openai//openai openai/gpt-5 key_1 proj_b batch",
                "2026-09-28 00:00 Day in 900 read 100 write // out 400/ requests 7 usd  openai//openai openai/gpt-5-mini key_1 proj_a",
            ],
            await _house.UsesAsync());
    }

    [Fact]
    public async Task An_account_without_usage_exports_four_columns_and_nothing_is_refused()
    {
        var file = await _house.ImportTextAsync("usage.csv", "start_time,end_time,start_time_iso,end_time_iso\n1790467200,1790553600,2026-09-27T00:00:00+00:00,2026-09-28T00:00:00+00:00\n");

        Assert.Equal(("openai-usage", 0L, 1L, 0L), (file.Format, file.Accepted, file.Skipped, file.Rejected));
        Assert.Empty(file.Errors);
    }

    [Fact]
    public async Task What_is_no_use_of_a_model_is_passed_over_and_said_once()
    {
        const string stored = """{"object":"organization.usage.vector_stores.result","usage_bytes":1024,"project_id":null}""";

        var file = await _house.ImportTextAsync("stores.json", Page(stored + "," + stored));

        Assert.Equal((0L, 2L, 0L), (file.Accepted, file.Skipped, file.Rejected));
        Assert.Contains("counts no use of a model", Assert.Single(file.Errors).Message, StringComparison.Ordinal);
    }
}
