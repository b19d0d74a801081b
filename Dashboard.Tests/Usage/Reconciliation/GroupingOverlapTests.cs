using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Reconciliation;

namespace Dashboard.Tests.Usage.Reconciliation;

/// <summary>The same days exported twice, once in other groups: both stand in the ledger, so somebody has to be told.</summary>
public sealed class GroupingOverlapTests : IDisposable
{
    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_total_beside_its_parts_is_told_whichever_came_first(bool partsFirst)
    {
        string[] files = [OpenAi("2026-03-01", ("null", "null", 300)), OpenAi("2026-03-01", ("\"gpt-5-mini\"", "null", 100), ("\"gpt-4o\"", "null", 200))];
        await ImportAsync(partsFirst ? [.. files.Reverse()] : files);

        var told = Assert.Single(await ListAsync());
        Assert.Equal(("openai-usage", 1, 300L), (told.Connection, told.Days, told.TokensTwice));
        Assert.Equal(["grouped by model", "not grouped"], new[] { told.First.Said, told.Second.Said }.Order(StringComparer.Ordinal));

        Assert.True(await _house.Get<SetConnectionRole>().RunAsync("openai-usage", ConnectionRole.Detail, UsageHouse.Ct));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Finer_groups_over_coarser_ones_are_told_and_their_own_rows_without_a_project_are_not()
    {
        await ImportAsync(OpenAi("2026-03-01", ("\"gpt-4o\"", "null", 50), ("\"gpt-4o\"", "\"p\"", 250)));
        Assert.Empty(await ListAsync());

        // The total by model takes the place of the rows without a project: 300 beside 250.
        await _house.ImportTextAsync("second.json", OpenAi("2026-03-01", ("\"gpt-4o\"", "null", 300)));

        Assert.Equal(250, Assert.Single(await ListAsync()).TokensTwice);
    }

    [Fact]
    public async Task The_finer_report_that_restates_the_rows_without_a_project_leaves_nothing_twice()
    {
        await ImportAsync(OpenAi("2026-03-01", ("\"gpt-4o\"", "null", 300)), OpenAi("2026-03-01", ("\"gpt-4o\"", "null", 50), ("\"gpt-4o\"", "\"p\"", 250)));

        Assert.Equal(300, (await _house.SpendAsync("2026-03-01", "2026-03-02")).Totals.Tokens.Prompt);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Other_days_in_other_groups_are_two_reports_of_two_times()
    {
        await ImportAsync(OpenAi("2026-03-01", ("null", "null", 300)), OpenAi("2026-03-02", ("\"gpt-4o\"", "null", 300)));

        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Anthropics_workspaces_beside_their_total_are_told()
    {
        await ImportAsync(
            Anthropic("2026-03-01", "\"model\":\"claude-haiku-4-5\",\"workspace_id\":null"),
            Anthropic("2026-03-01", "\"model\":\"claude-haiku-4-5\",\"workspace_id\":\"w\""));

        var told = Assert.Single(await ListAsync());
        Assert.Equal(("anthropic-usage", 1000L), (told.Connection, told.TokensTwice));
    }

    [Fact]
    public async Task Groups_that_only_tell_rows_apart_are_told_without_a_number()
    {
        await ImportAsync(
            Anthropic("2026-03-01", "\"model\":\"claude-haiku-4-5\""),
            Anthropic("2026-03-01", "\"model\":\"claude-haiku-4-5\",\"inference_geo\":\"us\""));

        Assert.Null(Assert.Single(await ListAsync()).TokensTwice);
    }

    private async Task ImportAsync(params string[] files)
    {
        for (var i = 0; i < files.Length; i++)
            await _house.ImportTextAsync($"file{i}.json", files[i]);
    }

    private Task<IReadOnlyList<GroupingOverlap>> ListAsync() => _house.Get<GroupingOverlapQuery>().ListAsync(null, UsageHouse.Ct);

    private static string OpenAi(string day, params (string Model, string Project, long Input)[] rows)
    {
        var start = new DateTimeOffset(UsageHouse.Day(day), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
        var results = rows.Select(r =>
            $$"""{"object":"organization.usage.completions.result","input_tokens":{{r.Input}},"output_tokens":0,"num_model_requests":1,"model":{{r.Model}},"project_id":{{r.Project}}}""");
        return $$"""{"object":"page","data":[{"object":"bucket","start_time":{{start}},"end_time":{{start + 86400}},"results":[{{string.Join(',', results)}}]}],"has_more":false,"next_page":null}""";
    }

    private static string Anthropic(string day, string dimensions) => $$"""
        {"data":[{"starting_at":"{{day}}T00:00:00Z","ending_at":"{{UsageHouse.Day(day).AddDays(1):yyyy-MM-dd}}T00:00:00Z","results":[
          {"uncached_input_tokens":900,"cache_read_input_tokens":0,"output_tokens":100,{{dimensions}}}]}],"has_more":false,"next_page":null}
        """;
}
