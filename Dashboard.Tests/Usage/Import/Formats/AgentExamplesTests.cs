using Dashboard.Tests.Support;

namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>Real files of agents and their tools against what their projects assert (see <see cref="AgentExamples"/>).</summary>
public sealed class AgentExamplesTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Folders =
    [
        "codex_jsonl", "gemini_cli", "opencode", "ccusage_json", "cursor", "langfuse", "portkey", "claude_code_jsonl", "claude_code_statusline",
        "other_agents", "tokscale", "copilot_cli_otel", "mistral", "groq", "xai", "vertex_quota",
    ];

    private readonly UsageHouse _house = new();

    public static TheoryData<AgentExample> Examples => [.. AgentExamples.All];

    public void Dispose() => _house.Dispose();

    [Theory]
    [MemberData(nameof(Examples), DisableDiscoveryEnumeration = true)]
    public async Task Each_file_adds_up_as_asserted_or_says_why_not(AgentExample example)
    {
        var outcome = await _house.ImportAsync(SharedData.PathTo("usage/" + example.File));

        var (file, totals) = (outcome.Files.Single(), outcome.Totals);
        output.WriteLine($"{file.Format ?? "refused"} {file.Accepted}/{file.Rejected}/{file.Skipped} {totals.Tokens} {totals.ReportedUsd} {string.Join(" | ", file.Errors.Select(e => e.Message))}");
        Assert.Equal((example.Format, example.Accepted, example.Rejected), (file.Format, file.Accepted, file.Rejected));
        Same(example.Input, totals.Tokens.Input);
        Same(example.CacheRead, totals.Tokens.CacheRead);
        Same(example.CacheWrite, totals.Tokens.CacheWrite);
        Same(example.Output, totals.Tokens.Output);
        Same(example.Reasoning, totals.Tokens.Reasoning);
        if (example.ReportedUsd is { } usd)
            Assert.Equal(usd, totals.ReportedUsd);

        if (example.Says is { } words)
            Assert.StartsWith(words, file.Errors[0].Message, StringComparison.Ordinal);
        else if (example.Rejected == 0)
            Assert.Empty(file.Errors);
    }

    [Fact]
    public void No_file_of_these_folders_is_left_out()
    {
        var root = SharedData.PathTo("usage");
        var there = Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'));

        Assert.Equal(there.Order(StringComparer.Ordinal), AgentExamples.All.Select(e => e.File).Order(StringComparer.Ordinal));
    }

    private static void Same(long? asserted, long? imported)
    {
        if (asserted is not null)
            Assert.Equal(asserted, imported);
    }
}
