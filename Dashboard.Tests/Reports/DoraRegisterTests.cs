using Dashboard.Core.Providers;
using Dashboard.Core.Reports.Registers;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Reports;

/// <summary>What routes prove is filled in; what they do not is a gap.</summary>
public sealed class DoraRegisterTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly RiskFacts Facts = RiskFacts.None(Today) with
    {
        Workloads = [new("bot", "Support bot", Criticality.Critical), new("batch", "Nightly batch", Criticality.Low), new("lost", "Side project")],
        Routes =
        [
            new("bot", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic"), new(TargetRole.Fallback, "deepseek-v3", "nebius")]),
            new("batch", "main", [new(TargetRole.Primary, "mistral-large", "mistral")]),
        ],
        Month = [Seen("lost", "anthropic", "anthropic/claude-opus-4-6")],
    };

    [Fact]
    public void Nothing_that_stands_in_is_not_substitutable_and_weighs_as_much_as_the_workload()
    {
        var batch = Rows(Facts).Single(r => r.Workload == "Nightly batch");

        Assert.Equal((Substitutability.None, DoraImpact.Low), (batch.Substitutability, batch.Impact));
        Assert.Empty(batch.Alternatives!);
        var alone = Facts with { Routes = [new("bot", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic")])] };
        Assert.Equal(DoraImpact.High, Rows(alone)[0].Impact);
    }

    [Fact]
    public void A_stand_in_is_easier_to_move_to_once_it_was_called()
    {
        var untested = Rows(Facts)[0];
        Assert.Equal((Substitutability.Medium, DoraImpact.Medium), (untested.Substitutability, untested.Impact));
        Assert.Equal([SmallWorld.Catalogue.NameOf("nebius")], untested.Alternatives);
        Assert.EndsWith("What stands in was not called within 90 days.", untested.Basis, StringComparison.Ordinal);

        var tested = Rows(Facts with { Quarter = [Seen("bot", "nebius", "deepseek/deepseek-v3")] })[0];
        Assert.Equal((Substitutability.Easy, DoraImpact.Low), (tested.Substitutability, tested.Impact));
    }

    [Fact]
    public void What_nobody_knows_is_a_gap_and_never_a_guess()
    {
        var lost = Rows(Facts).Single(r => r.Workload == "Side project");
        Assert.Equal((SmallWorld.Catalogue.NameOf("anthropic"), null, null), (lost.Provider, lost.Substitutability, lost.Impact));
        Assert.Null(lost.Alternatives);

        var unseen = Rows(Facts with { Month = [] }).Single(r => r.Workload == "Side project");
        Assert.Null(unseen.Provider);

        var lines = DoraRegister.Write([lost, Rows(Facts)[0]], sample: false).Split("\r\n");
        Assert.Equal(17, lines[0].Split(',').Length);
        Assert.Contains(",GAP,GAP,GAP,GAP,GAP,GAP,GAP,GAP,GAP,eba_ZZ:x799,eba_BT:x21,GAP,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",GAP,GAP,GAP,GAP,eba_ZZ:x961,,GAP,GAP,GAP,eba_ZZ:x792,eba_BT:x28,", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("B_07.01.0080 Exit plan; B_07.01.0090 Possibility of reintegration", lines[2], StringComparison.Ordinal);
        Assert.Contains("SAMPLE, made-up figures.", DoraRegister.Write([lost], sample: true), StringComparison.Ordinal);
    }

    private static IReadOnlyList<DoraRow> Rows(RiskFacts facts) =>
        new DoraAssessment(ScenarioQuery.Open(facts, SmallWorld.Catalogue), RiskQuery.Judge(facts, SmallWorld.Catalogue), SmallWorld.Catalogue.NameOf).Rows();

    private static ObservedParties Seen(string workload, string provider, string model) => new(
        workload, provider, null, provider, "US", "US", ModelKey.Parse(model)!.Value.Maker.Value, "US", "US", model, true, null, Today, new SpendFigures(1, 1, default, 1, 0));
}
