using System.Diagnostics;
using System.Text.Json;

using Dashboard.Cli;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Cli;

/// <summary>The command as a script sees it: a process with standard streams and an exit code.</summary>
public sealed class CostCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Answers_each_line_in_order_as_one_line_of_json()
    {
        var usage = _folder.Write("usage.jsonl", """
            {"provider":"openai","model":"gpt-4o","usage":{"inputTokens":1000,"outputTokens":100}}
            {"model":"nobody-knows-this","usage":{"inputTokens":1}}
            """);

        var (exit, lines) = await RunAsync("cost", "--usage", usage, "--json");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(2, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(0.0035m, first.RootElement.GetProperty("costUsd").GetDecimal());
        Assert.Equal("computed", first.RootElement.GetProperty("provenance").GetString());
        using var second = JsonDocument.Parse(lines[1]);
        foreach (var part in (string[])["costUsd", "input", "output", "cacheRead", "cacheWrite", "priceVersion", "provenance"])
            Assert.Equal(JsonValueKind.Null, second.RootElement.GetProperty(part).ValueKind);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_keeps_its_place_and_fails_the_command()
    {
        var usage = _folder.Write("usage.jsonl", """
            oops
            {"model":"gpt-4o","usage":{"inputTokens":1000}}
            """);

        var (exit, lines) = await RunAsync("cost", "--usage", usage, "--json");

        Assert.Equal(ExitCode.Failed, exit);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"costUsd\":0.0025", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_usage_file_it_is_wrong_use_and_a_missing_file_is_a_failure()
    {
        Assert.Equal(ExitCode.WrongUse, (await RunAsync("cost")).Exit);
        Assert.Equal(ExitCode.Failed, (await RunAsync("cost", "--usage", _folder["nothing.jsonl"])).Exit);
    }

    private async Task<(int Exit, string[] Lines)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        using var process = Process.Start(start)!;
        var ct = TestContext.Current.CancellationToken;
        var errors = process.StandardError.ReadToEndAsync(ct);
        var text = await process.StandardOutput.ReadToEndAsync(ct);
        await errors;
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _folder.Dispose();
}
