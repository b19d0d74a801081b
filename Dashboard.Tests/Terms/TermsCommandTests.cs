using System.Text.Json;

using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms;

public sealed class TermsCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Check_answers_for_one_file_with_and_without_a_baseline()
    {
        _folder.Write("old.html", SampleTerms.Page());
        _folder.Write("new.html", SampleTerms.Page(retention: "We keep everything for ever."));

        Assert.Equal("fresh", (await JsonAsync("terms", "check", "old.html", "--json")).GetProperty("state").GetString());
        Assert.Equal("unchanged", (await JsonAsync("terms", "check", "old.html", "--baseline", "old.html", "--json")).GetProperty("state").GetString());
        var changed = await JsonAsync("terms", "check", "new.html", "--baseline", "old.html", "--url", "https://example.com/terms", "--json");
        Assert.Equal("changed-unconfirmed", changed.GetProperty("state").GetString());
        Assert.Equal(["state", "reason", "title", "words", "language", "hash"], changed.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("Terms of Service", "en"), (changed.GetProperty("title").GetString(), changed.GetProperty("language").GetString()));
    }

    [Fact]
    public async Task A_batch_answers_each_line_in_order_and_says_which_cannot_be_read()
    {
        _folder.Write("good.html", SampleTerms.Page());
        _folder.Write("shell.html", "<html><body><div id='root'></div><script src='a.js'></script></body></html>");
        _folder.Write("batch.jsonl", "{\"file\":\"shell.html\"}\n{\"file\":\"none.html\"}\n\n{\"file\":\"good.html\",\"baseline\":\"good.html\"}\n");

        var ended = await Executable.RunAsync(_folder.Path, ["terms", "check", "--batch", "batch.jsonl"]);

        Assert.Equal(1, ended.Code);
        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["unrendered", "never-captured", "unchanged"], lines.Select(l => l.GetProperty("state").GetString()));
        Assert.Contains("none.html", lines[1].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Extract_prints_markdown_and_a_selector_that_finds_nothing_fails()
    {
        _folder.Write("page.html", SampleTerms.Page());

        var picked = await Executable.RunAsync(_folder.Path, ["terms", "extract", "page.html", "--select", "main h2", "--remove", "h2:last-of-type"]);

        Assert.Equal((0, "## 1. Using the service\n\n## 2. Your data\n\n## 3. Fees and payment"), (picked.Code, picked.Output.Trim().ReplaceLineEndings("\n")));
        Assert.Equal(1, (await Executable.RunAsync(_folder.Path, ["terms", "extract", "page.html", "--select", ".gone"])).Code);
        Assert.Equal(2, (await Executable.RunAsync(_folder.Path, ["terms", "extract", "page.html", "--select", "]["])).Code);
    }

    [Fact]
    public async Task Diff_keeps_its_contract()
    {
        _folder.Write("old.md", "# Terms\n\nYou agree to these terms by using the service.\n\n## Data\n\nWe keep logs for 30 days.");
        _folder.Write("new.md", "# Terms\n\nYou agree to these terms by using the service.\n\n## Data\n\nWe keep logs for 90 days. This takes effect on July 30, 2026.");

        var diff = await JsonAsync("terms", "diff", "old.md", "new.md", "--json");

        Assert.Equal((true, "medium", "text"), (diff.GetProperty("material").GetBoolean(), diff.GetProperty("level").GetString(), diff.GetProperty("kind").GetString()));
        Assert.Equal("2026-07-30", Assert.Single(diff.GetProperty("effectiveDates").EnumerateArray()).GetString());
        Assert.Contains("data-retention", diff.GetProperty("topics").EnumerateArray().Select(t => t.GetString()));
        var change = diff.GetProperty("changes")[0];
        Assert.Equal(
            ("reworded", "Data", "We keep logs for 30 days.", "We keep logs for 90 days.", "medium", "We keep logs for 90 days."),
            (Text(change, "op"), Text(change, "heading"), Text(change, "before"), Text(change, "after"), Text(change, "level"), Text(change, "evidence")));
    }

    [Fact]
    public async Task Evaluate_prints_the_table_and_each_miss_with_its_reason()
    {
        _folder.Write("old.md", "# Terms\n\nYou agree to these terms by using the service.\n\nWe keep logs for 30 days.");
        _folder.Write("new.md", "# Terms\n\nYou agree to these terms by using the service.\n\nWe keep logs for 90 days.");
        const string right = """{"provider":"one","from":"old.md","to":"new.md","substantive":true,"severity":"medium","topics":["data-retention"]}""";
        const string wrong = """{"provider":"two","from":"old.md","to":"new.md","substantive":false,"severity":"none","topics":["cosmetic"],"why":"Made up."}""";
        _folder.Write("good.jsonl", right);
        _folder.Write("bad.jsonl", $"{right}\n{wrong}\n{wrong.Replace("\"why\"", "\"uncertain\":true,\"why\"")}");

        var good = await JsonAsync("terms", "evaluate", "good.jsonl", "--json");
        var bad = await Executable.RunAsync(_folder.Path, ["terms", "evaluate", "bad.jsonl"]);

        Assert.Equal((1, 1.0, 0), (good.GetProperty("all").GetProperty("pairs").GetInt32(), good.GetProperty("all").GetProperty("topicsF1").GetDouble(), good.GetProperty("wrong").GetArrayLength()));
        Assert.Equal(1, bad.Code);
        Assert.Contains("Called material and is not.", bad.Output);
        Assert.Contains("a person: Made up.", bad.Output);
        Assert.Matches(@"all +2 +0\.50 +1\.00 +1/1 +0\.50 +1 +0\.67", bad.Output);
    }

    [Theory]
    [InlineData("terms evaluate")]
    [InlineData("terms check")]
    [InlineData("terms diff one.md")]
    [InlineData("terms diff one.md two.md --batch three.jsonl")]
    [InlineData("terms check one.html --url nowhere")]
    [InlineData("poll weather")]
    public async Task Wrong_use_is_code_two(string line) => Assert.Equal(2, (await Executable.RunAsync(_folder.Path, line.Split(' '))).Code);

    public void Dispose() => _folder.Dispose();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<JsonElement> JsonAsync(params string[] args)
    {
        var ended = await Executable.RunAsync(_folder.Path, args);
        Assert.True(ended.Code == 0, ended.Error);
        return JsonDocument.Parse(ended.Output).RootElement;
    }
}
