using System.Text.Json;

using Dashboard.Tests.Support;
using Dashboard.Tests.Terms;

namespace Dashboard.Tests.Cli;

/// <summary>The same round as the jobs make, without a server, and what can be carried away afterwards.</summary>
public sealed class ReportAndPollTests : IDisposable
{
    private const string Html = "text/html; charset=utf-8";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_changed_page_is_polled_rings_and_stands_in_the_report()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/terms", SampleTerms.Page(), Html);
        _folder.Write("house.yaml", $"termsSources:\n- {{provider: openai, name: House rules, kind: terms, url: '{web.Url("/terms")}', select: [main]}}\n");
        Assert.Equal(0, (await RunAsync("apply", "house.yaml")).Code);

        var first = await PollAsync();
        Assert.Equal("terms", Assert.Single(first.EnumerateArray()).GetProperty("what").GetString());
        web.Text("/terms", SampleTerms.Page(extra: "<p>You must not use outputs to train a model that competes with ours.</p>"), Html);
        await PollAsync();

        var report = await RunAsync("report", "risk", "--format", "md", "--out", "-");
        Assert.Equal(0, report.Code);
        var alerts = report.Output[report.Output.IndexOf("## Open alerts", StringComparison.Ordinal)..];
        Assert.Contains("House rules", alerts[..alerts.IndexOf("## Sources", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("risk.md", "# AI provider risk summary")]
    [InlineData("risk.html", "<!DOCTYPE html>")]
    [InlineData("risk.csv", "Report,AI provider risk summary")]
    public async Task The_ending_of_the_file_chooses_the_form(string file, string begins)
    {
        var ended = await RunAsync("report", "risk", "--out", file, "--as-of", "2026-03-31", "--json");

        Assert.Equal(0, ended.Code);
        Assert.StartsWith(begins, await System.IO.File.ReadAllTextAsync(Path.Combine(_folder.Path, file), TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Path.GetExtension(file)[1..], JsonDocument.Parse(ended.Output).RootElement.GetProperty("format").GetString());
    }

    [Theory]
    [InlineData(2, "report risk")]
    [InlineData(2, "report risk --format docx --out r.docx")]
    [InlineData(2, "report risk --out r.md --as-of soon")]
    [InlineData(1, "report risk --out nowhere/r.md")]
    [InlineData(0, "report register --kind dora --out dora.csv")]
    [InlineData(0, "report register --kind focus --out focus.csv --from 2026-03-01 --to 2026-04-01")]
    [InlineData(2, "report register --kind dora --out dora.csv --from 2026-03-01")]
    [InlineData(2, "report register --kind focus --out focus.csv --from 2026-03-01 --to 2026-03-01")]
    [InlineData(2, "report register --kind zoo --out dora.csv")]
    [InlineData(2, "poll weather")]
    public async Task Failing_and_wrong_use_have_their_own_codes(int code, string line) =>
        Assert.Equal(code, (await RunAsync(line.Split(' '))).Code);

    private async Task<JsonElement> PollAsync()
    {
        var ended = await RunAsync("poll", "terms", "--now", "--json", "--Outbound:AllowedPrivate=127.0.0.1");
        Assert.True(ended.Code == 0, ended.Error);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty("rounds");
    }

    private Task<Executable.Ended> RunAsync(params string[] args) => Executable.RunAsync(_folder.Path, args);
}
