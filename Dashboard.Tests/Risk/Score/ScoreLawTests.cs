using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Proof;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Tests.Risk.Score;

/// <summary>Laws of the score over generated organisations: fallbacks help or do nothing.</summary>
public sealed class ScoreLawTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Removing_a_fallback_never_lowers_the_score(int seed)
    {
        var made = GeneratedRisk.Of(120, 30, seed);
        var before = Scores(made, made.Facts);

        var poorer = Scores(made, made.Facts with { Routes = [.. made.Facts.Routes.Select(r => r with { Targets = r.Targets.Count > 1 ? [.. r.Targets.SkipLast(1)] : r.Targets })] });

        foreach (var (key, range) in poorer)
            Assert.True(range[0] >= before[key][0] - 0.001 && range[1] >= before[key][1] - 0.001, $"{key}: {string.Join('-', before[key])} became {string.Join('-', range)}");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Adding_an_independent_fallback_never_raises_the_score(int seed)
    {
        var made = GeneratedRisk.Of(120, 30, seed);
        var before = Scores(made, made.Facts);

        // One more bloc, contract and maker, open weights.
        var richer = Scores(made, made.Facts with { Routes = [.. made.Facts.Routes.Select(r => r with { Targets = [.. r.Targets, new TargetDraft(TargetRole.Fallback, "p0-m1", "p13")] })] });

        foreach (var (key, range) in richer)
            Assert.True(range[0] <= before[key][0] + 0.001 && range[1] <= before[key][1] + 0.001, $"{key}: {string.Join('-', before[key])} became {string.Join('-', range)}");
    }

    [Fact]
    public void A_policy_that_allows_one_bloc_does_not_punish_a_second_one()
    {
        var made = GeneratedRisk.Of(60, 30, 6);
        var bound = made.Facts with { Workloads = [.. made.Facts.Workloads.Select(w => w with { AllowedBlocs = ["US"] })] };

        Assert.All(Scores(made, bound), s => Assert.True(s.Value[1] <= Scores(made, made.Facts)[s.Key][1] + 0.001));
    }

    [Fact]
    public void The_stress_table_of_a_large_house_agrees_with_single_scenarios()
    {
        var made = GeneratedRisk.Of(200, 40, 7);
        var engine = ScenarioQuery.Open(made.Facts, made.Catalogue).Engine;

        foreach (var row in engine.Stress())
        {
            var alone = engine.Play(Switches.Of(row.Off));
            Assert.Equal(alone.Workloads.Count(w => w.Outcome is Outcome.Stops), row.Stops);
            Assert.Equal((alone.SpendAtRiskUsd, alone.CostDeltaUsd), (row.SpendAtRiskUsd, row.CostDeltaUsd));
        }
    }

    private static Dictionary<string, IReadOnlyList<double>> Scores(GeneratedRisk made, RiskFacts facts) =>
        RiskQuery.Judge(facts, made.Catalogue).Workloads.ToDictionary(w => w.Key, w => w.ScoreRange);
}
