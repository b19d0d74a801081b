using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Tests.Usage;

namespace Dashboard.Tests.Samples;

/// <summary>The sample shows what the product finds: each kind of finding that stored routes can have, and a stress table with a story.</summary>
public sealed class SampleFindingsTests
{
    // Days of releases do not move with the sample, so nothing in it can be adopted on its first day.
    // A name that nothing defines and a circle are findings of a file: a stored route has neither.
    private static readonly string[] Kinds =
    [
        "single-provider", "single-provider-unknown", "no-route", "no-fallback", "same-provider-only", "same-gateway", "same-host-only", "same-maker-same-weights",
        "retiring-model", "retiring-fallback", "vanished-model", "smaller-context", "missing-capability", "bloc-not-allowed", "bloc-unknown", "crosses-bloc",
        "price-above", "unknown-provider", "outside-route", "untested-fallback", "primary-changed",
    ];

    [Fact]
    public async Task Every_kind_of_finding_stands_in_it_and_the_stress_table_tells_who_stops()
    {
        using var house = new SampleHouse();
        await house.LoadAsync();
        var answer = await house.Usage.Get<RiskQuery>().AskAsync(null, UsageHouse.Ct);
        var found = answer.Workloads.SelectMany(w => w.Findings).Concat(answer.Findings).ToList();

        Assert.Equal("", string.Join(' ', Kinds.Except(found.Select(f => f.Code))));
        Assert.All(answer.Workloads, w => Assert.All(w.Findings, f => Assert.Contains(w.Name, f.Message, StringComparison.Ordinal)));
        var stress = (await house.Usage.Get<ScenarioQuery>().OpenAsync(UsageHouse.Ct)).Engine.Stress();
        Assert.Contains(stress, r => r.Stops > 0 && r.SpendAtRiskUsd > 0);
        Assert.Contains(stress, r => r is { Stops: 0, Moves: > 0, CostDeltaUsd: not null });
    }
}
