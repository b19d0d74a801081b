using System.Text;

using Dashboard.Core.Reports.Documents;
using Dashboard.Core.Reports.Writers;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Risk.Scenarios.Comparing;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Tests.Risk.Scenarios.Comparing;

/// <summary>Scenarios side by side, with figures that can be reckoned by hand from the worked example.</summary>
public sealed class ScenarioComparingTests
{
    private static readonly SavedScenarioLine[] Saved =
    [
        Line("=Claude gone", new(["provider:anthropic"], [], [])), Line("EU gone", new(["bloc:EU"], [], [])), Line("Dearer", new([], ["provider:mistral=3"], [])),
        Line("Nobody knows", new(["provider:nobody"], [], [])), Line("Fifth", new(["host:nebius"], [], [])),
    ];

    [Fact]
    public void Today_stands_first_and_says_what_the_page_of_dependency_says()
    {
        var today = Compare("EU gone").Columns[0];
        var answer = RiskQuery.Judge(ScenarioEngineTests.Facts, ScenarioEngineTests.Catalogue);

        Assert.Equal((ScenarioComparison.Today, null), (today.Name, today.What));
        Assert.Equal((0, 0, 0, 0, 3), (today.Figures!.Stops, today.Figures.Degrades, today.Figures.Moves, today.Figures.Unknown, today.Figures.Stays));
        Assert.Equal((0m, 0m, 0m), (today.Figures.SpendAtRiskUsd, today.Figures.SpendMovedUsd, today.Figures.CostDeltaUsd));
        Assert.Equal(answer.Concentration.Single(c => c is { Key: ConcentrationKey.Provider, Basis: ConcentrationBasis.Spend }).Hhi, Math.Round(today.Figures.Providers!.Hhi!.Value, 3));
        Assert.Equal(answer.Workloads.Count(w => w.SingleProvider is SingleProviderAnswer.Yes), today.Figures.Uncovered);
        Assert.Equal(answer.Workloads.Count(w => w.SingleProvider is SingleProviderAnswer.Unknown), today.Figures.CoverUnknown);
    }

    [Fact]
    public void Each_scenario_says_what_stops_degrades_moves_and_what_is_left()
    {
        var comparison = Compare("=Claude gone", "EU gone", "Dearer");

        // The bot moves to Nebius and loses context and images; 32 USD there and 50 at Mistral are left, and each stands alone.
        var claude = comparison.Columns[1].Figures!;
        Assert.Equal((0, 1, 0, 1, 1), (claude.Stops, claude.Degrades, claude.Moves, claude.Unknown, claude.Stays));
        Assert.Equal((5m, 400m, -368m), (claude.SpendAtRiskUsd, claude.SpendMovedUsd, claude.CostDeltaUsd));
        Assert.Equal(10_000 * ((32d * 32) + (50 * 50)) / (82 * 82), claude.Providers!.Hhi!.Value, 6);
        Assert.Equal((2, 1), (claude.Uncovered, claude.CoverUnknown));

        // The batch stops and needs no cover any more; the bot has lost its only stand-in.
        var eu = comparison.Columns[2].Figures!;
        Assert.Equal((1, 0, 0, 1, 1), (eu.Stops, eu.Degrades, eu.Moves, eu.Unknown, eu.Stays));
        Assert.Equal((50m, 0m), (eu.SpendAtRiskUsd, eu.SpendMovedUsd));
        Assert.Equal((1, 1), (eu.Uncovered, eu.CoverUnknown));

        // Three times 50 beside 405.
        var dearer = comparison.Columns[3].Figures!;
        Assert.Equal((100m, 3), (dearer.CostDeltaUsd, dearer.Stays));
        Assert.Equal(10_000 * ((150d * 150) + (405 * 405)) / (555 * 555), dearer.Providers!.Hhi!.Value, 6);
        Assert.Equal(["Stays", "Moves", "Stays", "Stays"], comparison.Workloads[0].Outcomes.Select(o => o!.Outcome.ToString()));
        Assert.True(comparison.Workloads[0].Outcomes[1]!.Degrades);
    }

    [Fact]
    public void Four_columns_are_the_most_and_what_cannot_be_played_is_unknown_not_safe()
    {
        var comparison = Compare("Nobody knows", "Gone from the list", "EU gone", "EU gone", "Dearer", "Fifth");

        Assert.Equal(["Today", "Nobody knows", "EU gone", "Dearer"], comparison.Columns.Select(c => c.Name));
        Assert.Equal("Gone from the list", Assert.Single(comparison.Missing));
        Assert.Null(comparison.Columns[1].Figures);
        Assert.All(comparison.Workloads, w => Assert.Null(w.Outcomes[1]));
    }

    [Fact]
    public void A_stand_in_without_a_price_leaves_the_concentration_unknown()
    {
        var facts = ScenarioEngineTests.Facts with { Routes = [new("bot", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic"), new(TargetRole.Fallback, "gpt-oss-120b", "nebius")])] };
        var figures = Compare(facts, "=Claude gone").Columns[1].Figures!;

        Assert.Equal((400m, null, null), (figures.SpendMovedUsd, figures.CostDeltaUsd, figures.Providers));
    }

    [Fact]
    public void A_stand_in_of_whom_not_everything_is_known_may_be_no_cover()
    {
        // Who serves the last target is not known: it may be gone with the EU, or stand.
        var facts = ScenarioEngineTests.Facts with
        {
            Routes =
            [
                new("bot", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic"), new(TargetRole.Fallback, "gpt-oss-120b", "nebius"), new(TargetRole.Fallback, "some-model", "some-host")]),
            ],
        };

        Assert.Equal((0, 3), (Compare(facts, "EU gone").Columns[1].Figures!.Uncovered, Compare(facts, "EU gone").Columns[1].Figures!.CoverUnknown));
    }

    [Fact]
    public async Task The_files_say_the_same_and_no_name_becomes_a_formula()
    {
        var document = ScenarioComparisonDocument.Of(Compare("=Claude gone", "Nobody knows"), what => string.Join(", ", what.Off), new(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc), sample: true);
        var csv = await WriteAsync(new CsvWriter(), document);
        var markdown = await WriteAsync(new MarkdownWriter(), document);

        Assert.Contains("In figures,Cost difference (USD),0,-368,unknown\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("Workload by workload,Support bot,critical,stays,degrades,unknown\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("Section,Figure,Today,'=Claude gone,Nobody knows\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("Why,'=Claude gone,Support bot,Support bot moves from anthropic/claude-opus-4-6 to nebius/deepseek-v3.,\"context (1,000,000 to 128,000 tokens), image input\"\r\n", csv, StringComparison.Ordinal);
        Assert.StartsWith("# SAMPLE: scenarios compared\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| Cost difference (USD) | $0.00 | -$368.00 | unknown |\n", markdown, StringComparison.Ordinal);
    }

    private static ScenarioComparison Compare(params string[] names) => Compare(ScenarioEngineTests.Facts, names);

    private static ScenarioComparison Compare(RiskFacts facts, params string[] names) =>
        new ScenarioComparing(ScenarioQuery.Open(facts, ScenarioEngineTests.Catalogue), ScenarioEngineTests.Catalogue).Compare(names, Saved);

    private static SavedScenarioLine Line(string name, Imagined what) => new(name, what, default, null);

    private static async Task<string> WriteAsync(IReportWriter writer, ReportDocument document)
    {
        using var file = new MemoryStream();
        await writer.WriteAsync(document, file, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
