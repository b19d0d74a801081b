namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class OpenRouterTests : IDisposable
{
    private const string Header = "generation_id,created_at,cost_total,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,variant,api_key_name,app_name\n";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Row(string spend, long prompt, string more = "") =>
        $$"""{"date":"2026-08-17 00:00:00","model":"openai/gpt-5-mini","endpoint_id":"e-1","provider_name":"OpenAI","usage":{{spend}},"requests":2,"prompt_tokens":{{prompt}},"completion_tokens":50,"reasoning_tokens":10{{more}}}""";

    [Fact]
    public async Task Rows_of_one_endpoint_and_day_add_up_and_a_row_written_twice_is_one()
    {
        var file = await _house.ImportTextAsync("a.json", $$"""{"data":[{{Row("1.5", 100)}},{{Row("0.5", 20)}},{{Row("1.5", 100)}}]}""");

        Assert.Equal(("openrouter-activity", 2L, 1L), (file.Format, file.Accepted, file.Duplicates));
        Assert.Equal(
            [
                "2026-08-17 00:00 Day in 100 read  write // out 50/10 requests 2 usd 1.5 openrouter/openrouter/openai openai/gpt-5-mini",
                "2026-08-17 00:00 Day in 20 read  write // out 50/10 requests 2 usd 0.5 openrouter/openrouter/openai openai/gpt-5-mini",
            ],
            await _house.UsesAsync());
        Assert.Equal(0, (await _house.ImportTextAsync("b.json", $$"""{"data":[{{Row("1.5", 100)}},{{Row("0.5", 20)}}]}""")).Accepted);
    }

    [Fact]
    public async Task What_was_paid_elsewhere_is_told_and_not_spent_here()
    {
        var file = await _house.ImportTextAsync("a.json", $$"""{"data":[{{Row("0.05", 100, ",\"byok_usage_inference\":1.25")}}]}""");

        Assert.StartsWith("USD 1.25 was paid to providers with keys of your own", Assert.Single(file.Errors).Message, StringComparison.Ordinal);
        Assert.Contains(" usd 0.05 ", Assert.Single(await _house.UsesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generation_is_known_again_in_the_export_and_in_the_api()
    {
        (await _house.ImportTextAsync("g.csv", Header
            + "gen-1,2026-06-28 03:46:57.713,0.0123,0,1000,137,20,300,openai/gpt-oss-120b,Groq,free,ci,reviewer\n"
            + "gen-2,2026-06-28T03:46:57Z,0,0,10,5,,,openai/gpt-5-mini,OpenAI,,ci,reviewer\n")).TookAll("openrouter", 2);
        var again = await _house.ImportTextAsync("g.json", """{"data":{"id":"gen-1","created_at":"2026-06-28T03:46:57.713+00:00","model":"openai/gpt-oss-120b","provider_name":"Groq","total_cost":0.0123,"native_tokens_prompt":1000,"native_tokens_cached":300,"native_tokens_completion":137,"native_tokens_reasoning":20}}""");

        Assert.Equal(("openrouter", 0L, 1L), (again.Format, again.Accepted, again.Duplicates));
        Assert.Equal(
            [
                "2026-06-28 03:46 Request in 10 read  write // out 5/ requests 1 usd 0 openrouter/openrouter/openai openai/gpt-5-mini ci",
                "2026-06-28 03:46 Request in 700 read 300 write // out 137/20 requests 1 usd 0.0123 openrouter/openrouter/groq openai/gpt-oss-120b ci",
            ],
            await _house.UsesAsync());
    }

    [Fact]
    public async Task Rows_that_contradict_themselves_are_named()
    {
        var file = await _house.ImportTextAsync("g.csv", Header
            + "gen-1,2026-06-28 03:46:57.713,0.0123,0,100,137,20,300,m,Groq,free,ci,r\n"
            + "gen-2,2026-06-28 03:46:57.713,0.0123,0,100,7,20,0,m,Groq,free,ci,r\n"
            + "gen-3,2026-06-28 03:46:57.713,-1,0,100,7,2,0,m,Groq,free,ci,r\n"
            + ",2026-06-28 03:46:57.713,1,0,100,7,2,0,m,Groq,free,ci,r\n"
            + "gen-5,2026-06-31 03:46:57.713,1e400,0,100,7,2,0,m,Groq,free,ci,r\n");

        Assert.Equal(
            [
                "tokens_prompt is 100, expected at least the tokens_cached 300: OpenRouter includes them",
                "tokens_reasoning is 20, expected at most the tokens_completion 7",
                "cost_total is \"-1\", expected an amount in USD, not negative",
                "generation_id is empty, expected the id of the generation",
                "created_at is \"2026-06-31 03:46:57.713\", expected a date such as 2026-11-22, or a time such as 2026-11-22T03:00:00Z",
            ],
            file.Errors.Select(e => e.Message));
        Assert.Equal([2, 3, 4, 5, 6], file.Errors.Select(e => e.Line));
    }

    [Fact]
    public async Task A_grouped_export_needs_its_days()
    {
        (await _house.ImportTextAsync("days.csv", "Date,Model,Spend\n2026-08-17,z-ai/glm-5.3-flash,$1.25\n2026-08-17,z-ai/glm-5.3-flash,\"$1,000.75\"\n")).TookAll("openrouter-activity", 2);
        Assert.Equal(1002m, (await _house.SpendAsync("2026-08-17", "2026-08-18")).Totals.CostUsd);

        var without = await _house.ImportTextAsync("g.csv", "Model,Spend\nz-ai/glm-5.3-flash,$1.25\n");
        Assert.Null(without.Format);
        Assert.Contains("without a day", without.Errors[0].Message, StringComparison.Ordinal);
    }
}
