using System.Text.Json;

using Dashboard.Tests.Support;

namespace Dashboard.Tests.AiModels;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Diff_keeps_its_contract()
    {
        _folder.Write("old.json", """{"openai":{"models":{"gpt-5":{"name":"GPT-5","cost":{"input":1.25}}}}}""");
        _folder.Write("new.json", """{"openai":{"models":{"gpt-5":{"name":"GPT-5","cost":{"input":1}}}}}""");

        var ended = await Executable.RunAsync(_folder.Path, ["models", "diff", "old.json", "new.json", "--json"]);

        Assert.True(ended.Code == 0, ended.Error);
        var answer = JsonDocument.Parse(ended.Output).RootElement;
        var change = Assert.Single(answer.GetProperty("changes").EnumerateArray());
        Assert.Equal(["type", "provider", "model", "field", "before", "after", "confidence"], change.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            ("price_changed", "gpt-5", "cost.input", 1.25m, 1m),
            (change.GetProperty("type").GetString(), change.GetProperty("model").GetString(), change.GetProperty("field").GetString(),
                change.GetProperty("before").GetDecimal(), change.GetProperty("after").GetDecimal()));
        var alert = Assert.Single(answer.GetProperty("alerts").EnumerateArray());
        Assert.Equal(["provider", "type", "models", "summary"], alert.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Catalogues_of_two_publishers_do_not_compare_and_no_catalogue_fails_calmly()
    {
        _folder.Write("dev.json", """{"openai":{"models":{"gpt-5":{"name":"GPT-5"}}}}""");
        _folder.Write("router.json", """{"data":[{"id":"openai/gpt-5"}]}""");
        _folder.Write("none.json", """{"message":"Not Found"}""");

        var ended = await Executable.RunAsync(_folder.Path, ["models", "diff", "dev.json", "router.json"]);
        Assert.Equal((1, "The two files are catalogues of different publishers: they do not compare."), (ended.Code, ended.Error.Trim()));
        ended = await Executable.RunAsync(_folder.Path, ["models", "diff", "dev.json", "none.json"]);
        Assert.Equal(1, ended.Code);
        Assert.Contains("none of the catalogues", ended.Error);
        Assert.Equal(2, (await Executable.RunAsync(_folder.Path, ["models", "diff", "dev.json", "dev.json", "--catalogue", "mine"])).Code);
    }

    public void Dispose() => _folder.Dispose();
}
