using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Impacts;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Risk.Impacts;

public sealed class ImpactTests
{
    private static readonly ScenarioWorld World = new ScenarioPlanning(SmallWorld.Catalogue).Plan(RiskFacts.None(new(2026, 11, 23)) with
    {
        Workloads = [new("bot", "Support bot", Criticality.Critical), new("batch", "Nightly batch"), new("lost", "Side project"), new("far", "Elsewhere")],
        Routes =
        [
            new("bot", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic"), new(TargetRole.Fallback, "claude-opus-4-6", "amazon-bedrock")]),
            new("batch", "main", [new(TargetRole.Primary, "claude-opus-4-6", "anthropic")]),
            new("far", "main", [new(TargetRole.Primary, "mistral-large", "mistral")]),
        ],
        Month = [Seen("bot", "anthropic", 60), Seen("batch", "anthropic", 2), Seen("lost", "anthropic", 10), Seen("far", "mistral", 28)],
    });

    [Fact]
    public void A_change_of_terms_names_its_spend_its_workloads_and_those_without_anything_else()
    {
        var touched = Impact.Of(World, [new(NodeKind.Provider, "anthropic")]);

        Assert.Equal((72m, 0.72), (touched.SpendUsd, touched.Share));
        Assert.Equal(["Support bot", "Nightly batch", "Side project"], touched.Workloads);
        Assert.Equal(["Nightly batch"], touched.WithoutCover);
        Assert.Equal(["Side project"], touched.CoverUnknown);
    }

    [Fact]
    public void A_model_that_retires_at_one_host_does_not_touch_the_same_model_elsewhere()
    {
        var touched = Impact.Of(World, [new(NodeKind.Host, "amazon-bedrock"), new(NodeKind.Model, "anthropic/claude-opus-4-6")]);

        Assert.Equal(0m, touched.SpendUsd);
        Assert.Equal(["Support bot"], touched.Workloads);
        Assert.Empty(touched.WithoutCover);
        Assert.Empty(Impact.Of(World, []).Workloads);
    }

    private static ObservedParties Seen(string workload, string provider, decimal cost) => new(
        workload, provider, null, provider, "US", "US", provider, "US", "US", provider == "anthropic" ? "anthropic/claude-opus-4-6" : "mistral/mistral-large", true, false,
        new(2026, 11, 23), new SpendFigures(1, 1, default, cost, 0));
}
