using System.Globalization;

using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>Every real bill imports with the totals that its own project asserts, or is refused for the right reason.</summary>
public sealed class BillExamplesTests(OneUsageHouse one, ITestOutputHelper output) : IClassFixture<OneUsageHouse>
{
    private static readonly string[] Folders =
    [
        "openai_usage_api", "openai_dashboard_csv", "anthropic_admin_api", "anthropic_console_csv", "openrouter", "litellm", "deepseek", "copilot_billing",
        "aws_cost_explorer_bedrock", "focus",
    ];

    public static TheoryData<string> Paths => [.. BillExamples.All.Select(e => e.Path)];

    // What their projects say about days and models: requests, prompt, output and reasoning, or dollars.
    public static TheoryData<string, string, string?, long?, long?, long?, long?, double?> Parts => new()
    {
        { "openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__parses_admin_costs_and_completions_usage_into_daily_summaries_2.json", "2023-11-14", null, 10, 1300, 700, null, null },
        { "openai_usage_api/codexbar_OpenAIAPIUsageFetcherTests__parses_admin_costs_and_completions_usage_into_daily_summaries_2.json", "2023-11-14", "gpt-5.2", 7, 1000, 500, null, null },
        { "anthropic_admin_api/codexbar_ClaudeAdminAPIUsageTests__parses_Anthropic_admin_cost_and_messages_usage_into_daily_summaries_1.json", "2023-11-14", null, null, null, null, null, 148.45 },
        { "anthropic_console_csv/cost.csv", "2026-08-05", "claude-opus-4-5", null, null, null, null, 0.30 },
        { "openrouter/codexbar_OpenRouterUsageStatsTests__activity_rows_aggregate_by_UTC_day_and_model_into_exact_thirty_day_spe_7.json", "2026-08-17", null, 3, 102, 53, 11, 12.35 },
        { "openrouter/codexbar_OpenRouterUsageStatsTests__activity_rows_aggregate_by_UTC_day_and_model_into_exact_thirty_day_spe_7.json", "2026-08-17", "openai/gpt-5.6", 2, 100, 50, 10, 12.345 },
        { "deepseek/amount.csv", "2026-06-01", "deepseek-v4-flash", 65, 1_100_000, 50_000, null, null },
        { "deepseek/amount.csv", "2026-06-01", "mystery-model", null, null, 777, null, null },
        { "deepseek/amount.csv", "2026-06-02", "deepseek-v4-pro", null, 2_000_000, null, null, null },
        { "aws_cost_explorer_bedrock/codexbar_BedrockUsageStatsTests__cost_usage_fetcher_uses_provided_bedrock_environment_5.json", "2025-12-10", null, null, null, null, null, 7.25 },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Each_comes_in_as_asserted_or_stays_outside_for_its_reason(string path)
    {
        var expected = BillExamples.All.Single(e => e.Path == path);

        var outcome = await one.House.ImportAsync(new ImportRequest(SourceFiles.Select([SharedData.PathTo("usage/" + path)])) { DryRun = true });

        var file = outcome.Files.Single();
        output.WriteLine(Shown(path, file, outcome.Totals));
        Assert.Equal((expected.Format, expected.Accepted, expected.Rejected, expected.Skipped), (file.Format, file.Accepted, file.Rejected, file.Skipped));
        Assert.Equal(file.RowsRead, file.Accepted + file.Duplicates + file.Rejected + file.Skipped);
        if (expected.Says is { } says)
            Assert.StartsWith(says, file.Errors[0].Message, StringComparison.Ordinal);
        else
            Assert.Empty(file.Errors);

        if (outcome.Totals.Entries > 0)
        {
            Assert.Equal(
                new TokenCounts(
                    expected.Input, expected.CacheRead, expected.CacheWrite5m, expected.CacheWrite1h, expected.CacheWriteUnknown, expected.Output, expected.Reasoning),
                outcome.Totals.Tokens);
            Assert.Equal(expected.Requests, outcome.Totals.Requests);
        }

        Assert.Equal(expected.ReportedUsd ?? 0, outcome.Totals.ReportedUsd ?? 0);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Days_and_models_add_up_as_asserted(
        string path, string day, string? model, long? requests, long? prompt, long? completion, long? reasoning, double? dollars)
    {
        using var own = new UsageHouse();
        await own.ImportAsync(SharedData.PathTo("usage/" + path));

        await using var store = own.Store.CreateDbContext();
        var from = UsageHouse.Day(day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var until = from.AddDays(1);
        var used = await store.UsageEntries().Where(e => e.At >= from && e.At < until)
            .Join(store.Series(), e => e.SeriesId, s => s.Id, (e, s) => new { e, s.RawModel }).Where(r => model == null || r.RawModel == model).Select(r => r.e).ToListAsync(UsageHouse.Ct);
        var charged = await store.CostEntries().Where(e => e.At >= from && e.At < until)
            .Join(store.Series(), e => e.SeriesId, s => s.Id, (e, s) => new { e, s.RawModel }).Where(r => model == null || r.RawModel == model).Select(r => r.e).ToListAsync(UsageHouse.Ct);

        Assert.Equal(requests ?? 0, used.Sum(e => e.Requests ?? 0));
        Assert.Equal(prompt ?? 0, used.Sum(e => (e.Input ?? 0) + (e.CacheRead ?? 0) + (e.CacheWrite5m ?? 0) + (e.CacheWrite1h ?? 0)));
        Assert.Equal(completion ?? 0, used.Sum(e => e.Output ?? 0));
        Assert.Equal(reasoning ?? 0, used.Sum(e => e.Reasoning ?? 0));
        Assert.Equal((decimal)(dollars ?? 0), (used.Sum(e => e.ReportedNanos ?? 0) + charged.Sum(c => c.Nanos)) / 1_000_000_000m);
    }

    [Fact]
    public void No_example_is_left_out()
    {
        var root = SharedData.PathTo("usage");
        var there = Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'));

        Assert.Empty(there.Except(BillExamples.All.Select(e => e.Path), StringComparer.Ordinal));
    }

    private static string Shown(string path, FileOutcome file, ImportTotals totals) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path} | {file.Format ?? "refused"} | {file.Accepted} taken, {file.Skipped} passed over, {file.Rejected} rejected | {totals.Tokens.Prompt} in, {totals.Tokens.Output} out, USD {totals.ReportedUsd} | {(file.Errors.Count == 0 ? "" : file.Errors[0].Message)}");
}
