namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class LiteLlmDaysTests : IDisposable
{
    private const string Whole = "\"metrics\":{\"spend\":0.5,\"prompt_tokens\":100,\"completion_tokens\":20,\"cache_read_input_tokens\":40,\"total_tokens\":120,\"api_requests\":3}";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private static string Part(double spend, int prompt, int completion, int requests, string more = "", int read = 0) => FormattableString.Invariant(
        $"{{\"metrics\":{{\"spend\":{spend},\"prompt_tokens\":{prompt},\"completion_tokens\":{completion},\"total_tokens\":{prompt + completion},\"api_requests\":{requests}{(read > 0 ? $",\"cache_read_input_tokens\":{read}" : "")}}}{more}}}");

    private static string Day(string breakdown, string metrics = Whole, string more = "") =>
        $"{{\"results\":[{{\"date\":\"2026-03-27\",{metrics},\"breakdown\":{{{breakdown}}}}}],\"metadata\":{{\"page\":1,\"total_pages\":1{more}}}}}";

    [Theory]
    [InlineData(40, "ci t1")]
    [InlineData(0, "")]
    public async Task The_most_detailed_breakdown_that_adds_up_is_taken_and_the_others_are_not_added(int readByKey, string key)
    {
        // Where keys do not tell what was read from the cache, models do.
        var keys = $",\"api_key_breakdown\":{{\"h1\":{Part(0.15, 40, 6, 1, ",\"metadata\":{\"key_alias\":\"ci\",\"team_id\":\"t1\"}", readByKey)},\"h2\":{Part(0.05, 20, 4, 1)}}}";
        var models = $"\"openai/gpt-5-mini\":{Part(0.2, 60, 10, 2, keys, 40)},\"anthropic/claude-haiku-4-5\":{Part(0.3, 40, 10, 1, $",\"api_key_breakdown\":{{\"h1\":{Part(0.3, 40, 10, 1)}}}")}";

        (await _house.ImportTextAsync("d.json", Day($"\"providers\":{{\"openai\":{Part(0.5, 100, 20, 3)}}},\"api_keys\":{{\"h1\":{Part(0.5, 100, 20, 3)}}},\"models\":{{{models}}}")))
            .TookAll("litellm-daily", readByKey > 0 ? 3 : 2);

        var used = await _house.UsesAsync();
        Assert.Single(used, u => u.Contains(readByKey > 0 ? "in 0 read 40 " : "in 20 read 40 ", StringComparison.Ordinal) && u.EndsWith($"openai/litellm/openai openai/gpt-5-mini {key}".TrimEnd(), StringComparison.Ordinal));
        var day = (await _house.SpendAsync("2026-03-27", "2026-03-28")).Totals;
        Assert.Equal((3L, 60L, 40L, 20L, 0.5m), (day.Requests, day.Tokens.Input, day.Tokens.CacheRead, day.Tokens.Output, day.CostUsd));
    }

    [Fact]
    public async Task A_breakdown_that_forgets_the_cache_says_so()
    {
        var file = await _house.ImportTextAsync("d.json", Day($"\"models\":{{\"gpt-5-mini\":{Part(0.5, 100, 20, 3)}}}"));

        Assert.Equal((1L, 0L), (file.Accepted, file.Rejected));
        Assert.Contains("(40 and 0 tokens of the day)", Assert.Single(file.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_breakdown_leaves_out_belongs_to_nobody_but_to_the_day()
    {
        (await _house.ImportTextAsync("d.json", Day($"\"models\":{{\"gpt-5-mini\":{Part(0.2, 60, 10, 2)}}}", Whole.Replace("\"cache_read_input_tokens\":40,", "", StringComparison.Ordinal))))
            .TookAll("litellm-daily", 2);

        Assert.Equal(
            [
                "2026-03-27 00:00 Day in 40 read  write // out 10/ requests 1 usd 0.3 /litellm/",
                "2026-03-27 00:00 Day in 60 read  write // out 10/ requests 2 usd 0.2 /litellm/ openai/gpt-5-mini",
            ],
            await _house.UsesAsync());
    }

    [Fact]
    public async Task A_breakdown_of_more_than_the_day_is_not_believed()
    {
        await _house.ImportTextAsync("d.json", Day($"\"models\":{{\"gpt-5-mini\":{Part(0.9, 160, 30, 4)}}}"));

        Assert.Equal("2026-03-27 00:00 Day in 60 read 40 write // out 20/ requests 3 usd 0.5 /litellm/", Assert.Single(await _house.UsesAsync()));
    }

    [Fact]
    public async Task A_day_that_contradicts_itself_is_rejected_and_an_empty_one_passed_over()
    {
        var wrong = await _house.ImportTextAsync("d.json", Day("", Whole.Replace("\"total_tokens\":120", "\"total_tokens\":121", StringComparison.Ordinal)));
        Assert.Equal((0L, 1L), (wrong.Accepted, wrong.Rejected));
        Assert.StartsWith("total_tokens of the day is 121, expected 120", wrong.Errors[0].Message, StringComparison.Ordinal);

        var empty = await _house.ImportTextAsync("e.json", Day("", "\"metrics\":{\"spend\":0,\"prompt_tokens\":0,\"completion_tokens\":0,\"api_requests\":0}"));
        Assert.Equal((0L, 1L, 0L), (empty.Accepted, empty.Skipped, empty.Rejected));
    }

    [Fact]
    public async Task Zero_for_tokens_that_the_gateway_cannot_price_is_unknown()
    {
        await _house.ImportTextAsync("d.json", Day("", Whole.Replace("\"spend\":0.5", "\"spend\":0", StringComparison.Ordinal)));

        Assert.Contains(" usd  ", Assert.Single(await _house.UsesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_page_of_several_says_so_and_a_restated_day_adds_nothing()
    {
        var first = await _house.ImportTextAsync("d.json", Day("", more: ",\"total_pages\":3"));
        Assert.Contains("this is page 1 of 3", Assert.Single(first.Errors).Message, StringComparison.Ordinal);

        var again = await _house.ImportTextAsync("e.json", Day("", Whole.Replace("\"spend\":0.5", "\"spend\":0.75", StringComparison.Ordinal)));
        Assert.Equal((0L, 1L, 1L), (again.Accepted, again.Duplicates, again.Updated));
        Assert.Equal(0.75m, (await _house.SpendAsync("2026-03-27", "2026-03-28")).Totals.CostUsd);
    }

    [Fact]
    public async Task Spend_reports_by_day_say_what_models_and_keys_cost()
    {
        (await _house.ImportTextAsync("r.json", """[{"group_by_day":"2026-04-30T00:00:00+00:00","teams":[{"team_name":"Prod","total_spend":0.0018,"metadata":[{"model":"gpt-4o","spend":0.0013,"total_tokens":105,"api_key":"h1"},{"model":"gpt-4o","spend":0.0005,"total_tokens":12,"api_key":"h1"}]}]}]""")).TookAll("litellm-daily", 2);
        (await _house.ImportTextAsync("s.json", """[{"startTime":"2026-05-01","spend":0.5,"models":{"gpt-4o":0.5},"users":{"u":0.5}}]""")).TookAll("litellm-daily", 1);

        Assert.Equal(
            [
                "2026-04-30 00:00 Day in  read  write // out / requests  usd 0.0005 /litellm/ openai/gpt-4o h1 Prod",
                "2026-04-30 00:00 Day in  read  write // out / requests  usd 0.0013 /litellm/ openai/gpt-4o h1 Prod",
                "2026-05-01 00:00 Day in  read  write // out / requests  usd 0.5 /litellm/ openai/gpt-4o",
            ],
            await _house.UsesAsync());
    }
}
