using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Exposure;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Risk.Exposure;

/// <summary>What of ours a provider touches, by hand: 100 dollars and 1,000 requests in all.</summary>
public sealed class ProviderExposureTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly RiskFacts Facts = RiskFacts.None(Today) with
    {
        Workloads = [new("bot", "Support bot", Criticality.High), new("batch", "Nightly batch"), new("idle", "Idle")],
        Routes =
        [
            new("bot", "main", [new(TargetRole.Primary, "claude-sonnet-4-5", Host: "anthropic", Contract: "anthropic")]),
            new("batch", "main", [new(TargetRole.Primary, "gpt-5", Host: "openai", Contract: "openai"), new(TargetRole.Fallback, "claude-sonnet-4-5", Host: "anthropic", Contract: "anthropic")]),
            new("idle", "main", [new(TargetRole.Primary, "gpt-5", Host: "openai", Contract: "openai"), new(TargetRole.Fallback, "claude-sonnet-4-5", Host: "anthropic", Contract: "anthropic")]),
        ],
        Month =
        [
            Traffic("bot", "anthropic", "anthropic", "anthropic", 50, 400),
            Traffic("batch", "aws", "amazon-bedrock", "anthropic", 10, 100),
            Traffic("batch", "openai", "openai", "openai", 40, 300),
            Traffic(null, "openai", "openai", "openai", null, 200),
        ],
    };

    private static readonly ProviderExposures All = new(Facts, SmallWorld.Catalogue);

    [Fact]
    public void Traffic_counts_once_in_whatever_role_the_provider_takes_part()
    {
        var exposure = All.Of("anthropic");

        Assert.Equal((60m, 0.6, 500L, 0.5), (exposure.SpendUsd, exposure.SpendShare, exposure.Requests, exposure.RequestShare));
        Assert.Equal(["contract", "host", "maker"], exposure.Roles);
        Assert.True(exposure.IsLarge);
        Assert.False(exposure.Unpriced);
    }

    [Fact]
    public void A_workload_without_another_way_stops_and_one_that_only_names_the_provider_loses_a_stand_in()
    {
        var exposure = All.Of("anthropic");

        Assert.Equal(["Support bot", "Nightly batch", "Idle"], exposure.Workloads.Select(w => w.Name));
        Assert.Equal([true, false, false], exposure.Workloads.Select(w => w.Stops));
        Assert.Equal([false, false, true], exposure.Workloads.Select(w => w.OnlyRouted));
        Assert.True(exposure.Stops);
    }

    [Fact]
    public void What_has_no_price_is_said_and_what_no_workload_claims_is_shown()
    {
        var exposure = All.Of("openai");

        Assert.True(exposure.Unpriced);
        Assert.Equal((40m, 500L), (exposure.SpendUsd, exposure.Requests));
        Assert.Contains(exposure.Workloads, w => w is { Key: null, Requests: 200, SpendUsd: null, SingleProvider: null });
    }

    [Fact]
    public void A_provider_that_nobody_uses_touches_nothing()
    {
        var exposure = All.Of("moonshot");

        Assert.Equal((false, false, false, (decimal?)null), (exposure.IsUsed, exposure.IsLarge, exposure.Stops, exposure.SpendUsd));
        Assert.Empty(exposure.Workloads);
    }

    private static ObservedParties Traffic(string? workload, string contract, string host, string maker, decimal? dollars, long requests) => new(
        workload, contract, null, host, null, null, maker, null, null, "a-model", false, null, Today, SpendFigures.None with { Entries = requests, Requests = requests, CostUsd = dollars });
}
