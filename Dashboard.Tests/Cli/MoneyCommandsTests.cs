using System.Text.Json;

using Dashboard.Tests.Support;

namespace Dashboard.Tests.Cli;

/// <summary>The commands around money, as scripts call them: exit codes, and the shape of what they answer.</summary>
public sealed class MoneyCommandsTests : IDisposable
{
    private const string Usage = """
        {"id":"a","time":"2026-03-01T10:00:00Z","provider":"openai","model":"gpt-5-mini","inputTokens":1000000}
        {"id":"b","time":"2026-03-02T10:00:00Z","provider":"nobody","model":"house-secret","inputTokens":1000}
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Prices_are_listed_missed_and_reckoned_again()
    {
        _folder.Write("usage.jsonl", Usage);
        _folder.Write("prices.yaml", "prices:\n- model: gpt-5-mini\n  provider: openai\n  discount: 50%\n");
        Assert.Equal(0, (await RunAsync("import usage.jsonl")).Code);

        var unpriced = await JsonAsync("prices unpriced --json");
        var model = Assert.Single(unpriced.GetProperty("models").EnumerateArray().ToList());
        Assert.Equal(("house-secret", 1, 1000, "UTC"), (Text(model, "rawModel"), Number(model, "entries"), Number(model, "tokens"), Text(unpriced, "timeZone")));
        Assert.Empty((await JsonAsync("prices list --json")).GetProperty("prices").EnumerateArray());

        Assert.Equal(0, (await RunAsync("apply prices.yaml")).Code);
        Assert.Single((await JsonAsync("prices list --json")).GetProperty("prices").EnumerateArray().ToList());
        var trial = await JsonAsync("prices recalc --dry-run --json");
        Assert.Equal((true, JsonValueKind.Null, 2, 1, 0.25m, 0.125m, 1, 1), Of(trial));
        Assert.Equal(("2026-03-01", "2026-03-03"), (Text(trial, "from"), Text(trial, "to")));

        Assert.Equal((false, JsonValueKind.Number, 2, 1, 0.25m, 0.125m, 1, 1), Of(await JsonAsync("prices recalc --from 2026-03-01 --to 2026-04-01 --reason agreed --json")));
        Assert.Equal((false, JsonValueKind.Number, 2, 0, 0.125m, 0.125m, 1, 1), Of(await JsonAsync("prices recalc --json")));

        static (bool, JsonValueKind, int, int, decimal, decimal, int, int) Of(JsonElement answer) => (
            answer.GetProperty("dryRun").GetBoolean(), answer.GetProperty("recalculation").ValueKind, Number(answer, "entries"), Number(answer, "changed"),
            answer.GetProperty("beforeUsd").GetDecimal(), answer.GetProperty("afterUsd").GetDecimal(), Number(answer, "unpricedBefore"), Number(answer, "unpricedAfter"));
    }

    [Fact]
    public async Task Rates_come_from_files_whole_or_not_at_all_and_settings_show_money_in_them()
    {
        _folder.Write("good.csv", "date,currency,rate\n2026-03-01,EUR,0.9\n2026-03-02,EUR,0.8\n");
        _folder.Write("bad.csv", "date,currency,rate\n2026-03-03,EUR,0.7\n2026-02-31,EUR,0.7\n");

        var refused = await RunAsync("rates import bad.csv --json");
        var errors = JsonDocument.Parse(refused.Output).RootElement;
        Assert.Equal((1, 1, 0), (refused.Code, errors.GetProperty("errors").GetArrayLength(), Number(errors, "changed")));
        Assert.Empty((await JsonAsync("rates list --json")).GetProperty("pairs").EnumerateArray());

        var taken = await JsonAsync("rates import good.csv --source bank --json");
        Assert.Equal((2, 2, 0), (Number(taken, "rates"), Number(taken, "changed"), taken.GetProperty("errors").GetArrayLength()));
        Assert.Equal(0, Number(await JsonAsync("rates import good.csv --source bank --json"), "changed"));
        var pair = Assert.Single((await JsonAsync("rates list --json")).GetProperty("pairs").EnumerateArray().ToList());
        Assert.Equal(("USD", "EUR", 0.8m, "2026-03-02", "bank"), (Text(pair, "base"), Text(pair, "currency"), pair.GetProperty("rate").GetDecimal(), Text(pair, "last"), Text(pair, "source")));

        var set = await JsonAsync("settings --currency EUR --time-zone Asia/Kolkata --json");
        Assert.Equal(("EUR", "Asia/Kolkata", JsonValueKind.Null), (Text(set, "currency"), Text(set, "timeZone"), set.GetProperty("nextTimeZone").ValueKind));
        Assert.Equal(1, (await RunAsync("settings --currency USD --time-zone Mars/Olympus")).Code);
        Assert.Equal("EUR", Text(await JsonAsync("settings --json"), "currency"));
    }

    [Theory]
    [InlineData(2, "prices")]
    [InlineData(2, "prices recalc --from yesterday")]
    [InlineData(2, "prices recalc --from 2026-03-02 --to 2026-03-01")]
    [InlineData(2, "prices list more")]
    [InlineData(2, "rates import")]
    [InlineData(1, "rates import nowhere.csv")]
    [InlineData(2, "settings EUR")]
    [InlineData(1, "settings --currency EURO")]
    [InlineData(2, "token")]
    [InlineData(2, "token add --scope usage:write")]
    [InlineData(1, "token revoke nobody")]
    [InlineData(0, "prices recalc --help")]
    public async Task Failing_and_wrong_use_have_their_own_codes_and_a_sentence(int code, string line)
    {
        var ended = await RunAsync(line);

        Assert.True(code == ended.Code, $"{ended.Code}: {ended.Error}");
        Assert.True(code == 0 || ended.Error.Trim().Length > 0, "it does not say why");
        Assert.DoesNotContain("   at ", ended.Error + ended.Output, StringComparison.Ordinal);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<JsonElement> JsonAsync(string line)
    {
        var ended = await RunAsync(line);
        Assert.True(ended.Code == 0, $"{line}: {ended.Error}");
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    private Task<Executable.Ended> RunAsync(string line) => Executable.RunAsync(_folder.Path, [.. line.Split(' '), "--data", "data"]);
}
