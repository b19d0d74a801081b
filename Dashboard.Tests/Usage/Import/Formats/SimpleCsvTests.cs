using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;

namespace Dashboard.Tests.Usage.Import.Formats;

public sealed class SimpleCsvTests : IDisposable
{
    private const string Foreign = "\"Created At\";Model Name;Prompt;Cached;Completion;Price\n2026-03-01 10:00:00;gpt-5-mini;1000;100;250;\"1.5\"\n2026-03-01 10:00:01;gpt-5-mini;50;100;5;0.1\n";
    private const string Mapping = """{"columns":{"time":"Created At","model":"Model Name","input_tokens":"Prompt","cache_read_tokens":"Cached","output_tokens":"Completion","cost":"Price"},"values":{"provider":"openai","currency":"EUR"},"inputIncludesCache":true}""";

    private readonly UsageHouse _house = new();

    public void Dispose() => _house.Dispose();

    private Task<ImportOutcome> ImportAsync(string text, params CsvMapping[] mappings) =>
        _house.ImportAsync(new ImportRequest(SourceFiles.Select([_house.Write("t.csv", text)])) { Mappings = mappings });

    [Fact]
    public async Task Our_own_table_says_all_that_an_entry_knows()
    {
        var outcome = await ImportAsync(
            "Time,provider,Model,Input_Tokens,cache_read_tokens,cache_write_5m_tokens,output_tokens,reasoning_tokens,total_tokens,cost_usd,api_key,project,id\n"
            + "2026-03-01T10:00:00+02:00,openai,gpt-5-mini,900,100,10,250,50,1260,$0.5,ci,shop,req-1\n"
            + "1772352000,openai,gpt-5-mini,1,,,1,,2,,ci,shop,req-2\n"
            + "2026-03-01T11:00:00Z,openai,gpt-5-mini,900,,,250,,1260,,ci,shop,req-3\n"
            + "2026-03-01T11:00:00Z,openai,gpt-5-mini,,,,,,,,ci,shop,req-4\n");

        Assert.Equal(("csv", 2L, 2L), (outcome.Files[0].Format, outcome.Files[0].Accepted, outcome.Files[0].Rejected));
        Assert.Equal("total_tokens is 1260, expected 1150, the sum of all classes", outcome.Files[0].Errors[0].Message);
        Assert.Equal("the row has no tokens, no requests and no cost", outcome.Files[0].Errors[1].Message);
        Assert.Equal((new TokenCounts(901, 100, 10, Output: 251, Reasoning: 50), 0.5m), (outcome.Totals.Tokens, outcome.Totals.ReportedUsd));
        var spend = await _house.SpendAsync("2026-03-01", "2026-03-02", SpendKey.Provider, SpendKey.Project, SpendKey.Key);
        Assert.Equal(["openai", "shop", "ci"], spend.Rows.Single().Keys);
    }

    [Fact]
    public async Task Days_add_up_within_a_file_and_a_later_file_restates_them()
    {
        const string Header = "date,model,input_tokens,output_tokens,project\n";
        var first = await ImportAsync(Header + "2026-03-01,gpt-5-mini,10,1,a\n2026-03-01,gpt-5-mini,20,2,a\n2026-03-01,gpt-5-mini,5,1,b\n");
        Assert.Equal((2L, 3L, 35L), (first.Files[0].Accepted, first.Files[0].RowsRead, first.Totals.Tokens.Input));

        await ImportAsync(Header + "2026-03-01,gpt-5-mini,31,3,a\n");
        Assert.Equal(36, (await _house.SpendAsync("2026-03-01", "2026-03-02")).Totals.Tokens.Input);
    }

    [Fact]
    public async Task A_table_that_nobody_knows_is_refused_with_what_to_do_and_read_by_a_mapping()
    {
        var refused = await ImportAsync(Foreign);
        Assert.Null(refused.Files[0].Format);
        Assert.StartsWith("this is a table that no format knows (columns Created At, Model Name, Prompt", refused.Files[0].Errors[0].Message, StringComparison.Ordinal);

        var read = await ImportAsync(Foreign, CsvMapping.Parse(Mapping));
        Assert.Equal(("csv", 1L), (read.Files[0].Format, read.Files[0].Accepted));
        Assert.Equal((3L, "Prompt is 50, expected at least 100: the mapping says that it includes the cache"), (read.Files[0].Errors[0].Line, read.Files[0].Errors[0].Message));
        Assert.Equal((new TokenCounts(900, 100, Output: 250), null), (read.Totals.Tokens, read.Totals.ReportedUsd));
    }

    [Theory]
    [InlineData("""{"columns":{"model":"M","input_tokens":"I"}}""", "No column is the time or the date.")]
    [InlineData("""{"columns":{"time":"T","model":"M"}}""", "No column is tokens, requests or a cost.")]
    [InlineData("""{"columns":{"time":"T","cost":"C"}}""", "The cost has no currency")]
    [InlineData("""{"columns":{"time":"T","input_tokens":"T"}}""", "The column T is time and input_tokens at once.")]
    [InlineData("""{"columns":{"when":"T"}}""", "columns.when is no field; there are time, date, provider")]
    [InlineData("[]", "No column is the time")]
    [InlineData("{", "the mapping is not a JSON object")]
    public void A_mapping_that_cannot_be_used_says_why(string json, string why) =>
        Assert.StartsWith(why, Assert.Throws<FormatException>(() => CsvMapping.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_are_guessed_by_the_names_that_programs_give_them()
    {
        var guess = CsvMapping.Guess(["created_at", "Model", "prompt_tokens", "cached_tokens", "completion_tokens", "total_tokens", "Spend", "currency", "user", "colour"]);

        Assert.Equal(
            "Time=created_at Model=Model InputTokens=prompt_tokens CacheReadTokens=cached_tokens OutputTokens=completion_tokens TotalTokens=total_tokens Cost=Spend Currency=currency ApiKey=user",
            string.Join(' ', guess.Columns.OrderBy(c => c.Key).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value}"))));
        Assert.True(guess.InputIncludesCache);
    }
}
