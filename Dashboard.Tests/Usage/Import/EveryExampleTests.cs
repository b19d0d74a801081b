using System.Globalization;
using System.Text.Json;

using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Support;
using Dashboard.Tests.Usage.Import.Formats;
using Dashboard.Tests.Usage.Telemetry;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import;

/// <summary>One table of every real file: what it is, what came in, or why it stays outside.</summary>
public sealed class EveryExampleTests(OneUsageHouse one, ITestOutputHelper output) : IClassFixture<OneUsageHouse>
{
    // What prices cost and what costs should be: read by other tests, and no usage.
    private static readonly string[] Elsewhere = ["manifest.json", "cost_cases.jsonl", "price_catalogues/"];

    /// <summary>What is asserted in another currency than dollars: the sum of the amounts.</summary>
    public static TheoryData<string, string, double> InOtherCurrencies => new()
    {
        { "deepseek/codexbar_DeepSeekUsageCostParserTests__aggregation_computes_today_token_totals_8.json", "CNY", 2.0137344 + 1.305432 + 1.312676 },
        { "deepseek/codexbar_DeepSeekUsageCostParserTests__cost_parser_decodes_total_days_and_currency_3.json", "CNY", 2.0137344 + 1.305432 + 1.312676 },
        // 42 pages at a cent, and no token.
        { "mistral/codexbar_MistralUsageParserTests__daily_spend_keeps_non_token_Mistral_units_out_of_token_totals_7.json", "EUR", 0.42 },
    };

    [Theory]
    [MemberData(nameof(InOtherCurrencies))]
    public async Task Amounts_in_other_currencies_come_in_as_they_are(string path, string currency, double amount)
    {
        using var own = new UsageHouse();
        var outcome = await own.ImportAsync(SharedData.PathTo("usage/" + path));

        await using var store = own.Store.CreateDbContext();
        var charged = await store.CostEntries().Where(c => c.Currency == currency).SumAsync(c => c.Nanos, UsageHouse.Ct);
        var used = await store.UsageEntries().Where(e => e.ReportedCurrency == currency).SumAsync(e => e.ReportedNanos ?? 0, UsageHouse.Ct);
        Assert.Equal(((decimal)amount, 0L), (Core.Units.Money.FromNanos(charged + used), (outcome.Totals.Tokens.Prompt ?? 0) + (outcome.Totals.Tokens.Output ?? 0)));
    }

    [Fact]
    public async Task Every_file_comes_in_or_says_why_not()
    {
        var root = SharedData.PathTo("usage");
        var restated = Restated();
        List<string> wrong = [];
        var (taken, refused) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal))
        {
            if (Elsewhere.Any(e => path == e || (e.EndsWith('/') && path.StartsWith(e, StringComparison.Ordinal))))
                continue;

            var outcome = await one.House.ImportAsync(new ImportRequest(SourceFiles.Select([Path.Combine(root, path)])) { DryRun = true });
            var (file, totals) = (outcome.Files.Single(), outcome.Totals);
            (taken, refused) = file.Format is null ? (taken, refused + 1) : (taken + 1, refused);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{path} | {file.Format ?? "refused"} | {file.RowsRead} rows, {file.Accepted} taken, {file.Skipped} passed over, {file.Rejected} rejected | {totals.Tokens.Prompt} in, {totals.Tokens.Output} out, USD {totals.ReportedUsd} | {(file.Errors.Count == 0 ? "" : file.Errors[0].Message)}"));

            // Nothing that was in a file may vanish without a word.
            if (file.RowsRead != file.Accepted + file.Duplicates + file.Rejected + file.Skipped || (file.Accepted == 0 && file.RowsRead > file.Skipped && file.Errors.Count == 0))
                wrong.Add($"{path}: rows are missing");
            if (!restated.ContainsKey(path))
                wrong.Add($"{path}: nobody restates what it must give");
        }

        output.WriteLine($"{taken} read, {refused} refused");
        Assert.Empty(wrong);
        Assert.True(taken > 100 && refused > 10, "the folder is not what it was");
    }

    [Fact]
    public void What_a_project_asserts_of_a_file_is_restated_with_numbers_or_with_a_reason()
    {
        var restated = Restated();
        using var manifest = JsonDocument.Parse(File.ReadAllText(SharedData.PathTo("usage/manifest.json")));
        List<string> missing = [];
        var asserted = 0;
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
        {
            var path = file.GetProperty("file").GetString()!;
            if (!file.TryGetProperty("project_asserts", out _) || Elsewhere.Any(e => path.StartsWith(e, StringComparison.Ordinal)))
                continue;

            asserted++;
            if (!restated.GetValueOrDefault(path))
                missing.Add(path);
        }

        output.WriteLine($"{asserted} files with assertions");
        Assert.Empty(missing);
    }

    // Each file in the tables of the other tests, and whether the table says more of it than its format.
    private static Dictionary<string, bool> Restated() => BillExamples.All
        .Select(e => (e.Path, Says: e.Says is not null || e.Requests is not null || e.Input is not null || e.Output is not null || e.ReportedUsd is not null || e.Accepted == 0))
        .Concat(AgentExamples.All.Select(e => (e.File, e.Says is not null || e.Input is not null || e.Output is not null || e.ReportedUsd is not null || e.Accepted == 0)))
        .Concat(OtlpExamplesTests.Files.Select(e => (e.Data.Item1, e.Data.Item2.Reason is not null || e.Data.Item2.Tokens is not null || e.Data.Item2.Model is not null || e.Data.Item2.Accepted == 0)))
        .Concat(InOtherCurrencies.Select(e => (e.Data.Item1, true)))
        .GroupBy(e => e.Item1, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Any(e => e.Item2), StringComparer.Ordinal);
}
