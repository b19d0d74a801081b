using System.Text.Json;

using Dashboard.Tests.Support;

namespace Dashboard.Tests.Cli;

public sealed class UsageCommandsTests : IDisposable
{
    private const string Rows = """
        request_id,spend,prompt_tokens,completion_tokens,total_tokens,startTime,model,custom_llm_provider,cache_read_input_tokens
        a-1,0.25,100,10,110,2026-03-01 10:00:00,gpt-5-mini,openai,40
        a-2,0.50,200,20,220,2026-03-02 10:00:00,gpt-5-mini,openai,0
        a-3,0.50,200,20,999,2026-03-02 10:00:00,gpt-5-mini,openai,0
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_and_spend_answer_in_the_shapes_that_scripts_rely_on()
    {
        _folder.Write("logs.csv", Rows);
        _folder.Write("notes.txt", "hello");

        var imported = await RunAsync("import", "./logs.csv", "notes.txt", "--json");
        Assert.Equal(0, imported.Code);
        var answer = JsonDocument.Parse(imported.Output).RootElement;
        var file = answer.GetProperty("files")[0];
        Assert.Equal("./logs.csv litellm 3 2 0 1 0", string.Join(' ', new[] { "path", "format", "rowsRead", "accepted", "duplicates", "rejected", "skipped" }.Select(n => file.GetProperty(n).ToString())));
        Assert.Equal(4, file.GetProperty("errors")[0].GetProperty("line").GetInt32());
        Assert.StartsWith("total_tokens is 999", file.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("files")[1].GetProperty("format").ValueKind);
        var totals = answer.GetProperty("totals");
        Assert.Equal((2, 260, 40, 30), (Number(totals, "requests"), Number(totals, "inputTokens"), Number(totals, "cacheReadTokens"), Number(totals, "outputTokens")));
        Assert.Equal(0.75m, totals.GetProperty("costReportedUsd").GetDecimal());
        Assert.Equal(JsonValueKind.Null, totals.GetProperty("reasoningTokens").ValueKind);
        Assert.Equal(JsonValueKind.Null, totals.GetProperty("cacheWriteTokens").ValueKind);
        Assert.Equal(0, Number(totals, "unpricedEntries"));
        Assert.Empty(totals.GetProperty("unpricedModels").EnumerateArray());
        Assert.True(totals.GetProperty("costUsd").GetDecimal() > 0);

        var asked = await RunAsync("spend", "--from", "2026-03-01", "--to", "2026-03-02", "--by", "provider,model", "--json");
        var spend = JsonDocument.Parse(asked.Output).RootElement;
        var row = Assert.Single(spend.GetProperty("rows").EnumerateArray().ToList());
        Assert.Equal(("openai", "openai/gpt-5-mini", 0.25m), (row.GetProperty("provider").GetString(), row.GetProperty("model").GetString(), row.GetProperty("costUsd").GetDecimal()));
        Assert.Equal((1, "UTC"), (Number(spend.GetProperty("totals"), "requests"), spend.GetProperty("timeZone").GetString()));
    }

    [Fact]
    public async Task Standard_input_is_taken_and_a_dry_run_adds_nothing()
    {
        var trial = await Executable.RunAsync(_folder.Path, ["import", "-", "--dry-run", "--json"], Rows);
        var real = await Executable.RunAsync(_folder.Path, ["import", "-", "--json", "--connection", "gateway eu"], Rows);

        Assert.Equal((0, 0), (trial.Code, real.Code));
        foreach (var ended in new[] { trial, real })
            Assert.Equal(2, Number(JsonDocument.Parse(ended.Output).RootElement.GetProperty("files")[0], "accepted"));

        var spend = await RunAsync("spend", "--from", "2026-03-01", "--to", "2026-04-01", "--by", "connection");
        Assert.Contains("gateway eu", spend.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "import nowhere.csv")]
    [InlineData(2, "import")]
    [InlineData(2, "import x.csv --format nonsense")]
    [InlineData(2, "spend --from 2026-03-01")]
    [InlineData(2, "spend --from 2026-03-01 --to 2026-02-01")]
    [InlineData(2, "spend --from 2026-03-01 --to tomorrow")]
    [InlineData(2, "spend --from 2026-03-01 --to 2026-04-01 --by colour")]
    [InlineData(2, "spend --from 2026-03-01 --to 2026-04-01 --by day,host,model")]
    public async Task Failing_and_wrong_use_have_their_own_codes(int code, string line) =>
        Assert.Equal(code, (await RunAsync(line.Split(' '))).Code);

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private Task<Executable.Ended> RunAsync(params string[] args) => Executable.RunAsync(_folder.Path, args);
}
