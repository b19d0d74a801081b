using System.Text.Json;

using Dashboard.Tests.Support;

namespace Dashboard.Tests.Cli;

public sealed class ImportMapTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_mapping_file_reads_a_table_that_no_format_knows()
    {
        _folder.Write("foreign.csv", "When;Thing;In;Out\n2026-03-01 10:00:00;gpt-5-mini;100;10\n");
        _folder.Write("map.json", """{"columns":{"time":"When","model":"Thing","input_tokens":"In","output_tokens":"Out"},"values":{"provider":"openai"}}""");
        _folder.Write("bad.json", """{"columns":{"model":"Thing"}}""");

        var without = await Executable.RunAsync(_folder.Path, ["import", "foreign.csv", "--json"]);
        Assert.Equal(1, without.Code);
        var with = await Executable.RunAsync(_folder.Path, ["import", "foreign.csv", "--map", "map.json", "--json"]);
        Assert.Equal(0, with.Code);
        var answer = JsonDocument.Parse(with.Output).RootElement;
        Assert.Equal(("csv", 1), (answer.GetProperty("files")[0].GetProperty("format").GetString(), answer.GetProperty("files")[0].GetProperty("accepted").GetInt32()));
        Assert.Equal(100, answer.GetProperty("totals").GetProperty("inputTokens").GetInt64());

        var bad = await Executable.RunAsync(_folder.Path, ["import", "foreign.csv", "--map", "bad.json"]);
        Assert.Equal((2, true), (bad.Code, bad.Error.Contains("bad.json: No column is the time or the date.", StringComparison.Ordinal)));
        Assert.Equal(2, (await Executable.RunAsync(_folder.Path, ["import", "foreign.csv", "--map", "nowhere.json"])).Code);
    }
}
