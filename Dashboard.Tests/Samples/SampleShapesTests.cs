using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Tests.Usage;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Samples;

/// <summary>The sample holds what every page needs to have something to say.</summary>
public sealed class SampleShapesTests
{
    [Fact]
    public async Task It_holds_what_every_page_needs_to_have_something_to_say()
    {
        using var house = new SampleHouse();
        await house.LoadAsync();

        await MoneyAsync(house);
        await TrafficAsync(house);
        await ChangesAsync(house);
        await RiskAsync(house);
    }

    private static async Task MoneyAsync(SampleHouse house)
    {
        Task<SpendAnswer> Ask(params SpendKey[] by) => house.Usage.SpendAsync("2026-10-25", "2026-11-24", by);
        var providers = (await Ask(SpendKey.Provider)).Rows.Select(r => r.Keys[0]).ToList();
        Assert.Equal(["amazon", "anthropic", "deepseek", "google", "mistral", "openai", "openrouter", "own-hardware"], providers.Order(StringComparer.Ordinal));
        Assert.Superset(new HashSet<string?> { "US", "EU", "CN" }, (await Ask(SpendKey.Bloc)).Rows.Select(r => r.Keys[0]).ToHashSet());
        Assert.Contains("true", (await Ask(SpendKey.OpenWeights)).Rows.Select(r => r.Keys[0]));
        Assert.Superset(new HashSet<string?> { "litellm", "openrouter" }, (await Ask(SpendKey.Gateway)).Rows.Select(r => r.Keys[0]).ToHashSet());

        var workloads = (await Ask(SpendKey.Workload)).Rows;
        Assert.Equal(10, workloads.Count(r => r.Keys[0] is not null));
        Assert.Single(workloads, r => r.Keys[0] is null);

        // Only what nobody can price has no cost.
        var unpriced = (await Ask(SpendKey.Model)).Rows.Where(r => r.Figures.UnpricedEntries > 0).ToList();
        Assert.Equal("sample-forms-preview", Assert.Single(unpriced).Keys[0]);
        Assert.All((await Ask(SpendKey.Model)).Rows.Where(r => r.Figures.UnpricedEntries == 0), r => Assert.True(r.Figures.CostUsd > 0, $"{r.Keys[0]} costs nothing"));
    }

    private static async Task TrafficAsync(SampleHouse house)
    {
        var days = (await house.Usage.SpendAsync("2025-05-25", "2026-11-23", SpendKey.Day)).Rows;
        Assert.Equal(547, days.Count);
        decimal Mean(int from, Func<DayOfWeek, bool> which) =>
            days.Skip(from).Take(28).Where(r => which(UsageHouse.Day(r.Keys[0]!).DayOfWeek)).Average(r => r.Figures.CostUsd!.Value);
        static bool Working(DayOfWeek day) => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        Assert.True(Mean(500, Working) > 2 * Mean(500, d => !Working(d)), "weekends are no quieter");
        Assert.True(Mean(500, Working) > 1.5m * Mean(120, Working), "nothing grows");

        var agents = (await house.Usage.SpendAsync("2026-11-02", "2026-11-21", SpendKey.Day, SpendKey.Workload)).Rows.Where(r => r.Keys[1] == "sample-coding-agents").ToDictionary(r => r.Keys[0]!, r => r.Figures.CostUsd);
        Assert.True(agents["2026-11-17"] > 2 * agents["2026-11-16"], "nothing stands out on the day of the runaway");

        await using var store = house.Usage.Store.CreateDbContext();
        var sessions = await store.UsageEntries().Where(e => e.TraceId != null).GroupBy(e => e.TraceId).Select(g => g.Count()).ToListAsync(UsageHouse.Ct);
        Assert.True(sessions.Count > 1000 && sessions.Max() > 60 && sessions.Average() is > 5 and < 60);
        Assert.True(await store.UsageEntries().AllAsync(e => e.At < SampleHouse.Noon.UtcDateTime, UsageHouse.Ct));
    }

    private static async Task ChangesAsync(SampleHouse house)
    {
        var changes = await house.Usage.Get<TimelineQuery>().ListAsync(new TimelineFilter(), UsageHouse.Ct);
        Assert.Equal([ChangeLevel.High, ChangeLevel.Medium, ChangeLevel.Low], changes.Select(c => c.Level).Distinct().OrderDescending());
        Assert.Contains(changes, c => c is { Provider: "anthropic", Level: ChangeLevel.High, ReviewedAt: null });
        Assert.Contains(changes, c => c is { Provider: "deepseek", Level: ChangeLevel.High, Decision: ReviewDecision.Action });
        Assert.All(changes, c => Assert.True(c.ConfirmedAt < SampleHouse.Noon.UtcDateTime));

        var sources = await house.Usage.Get<SourcesQuery>().ListAsync(UsageHouse.Ct);
        Assert.All(sources, s => Assert.True(s.Paused && new Uri(s.Url).Host.EndsWith(".invalid", StringComparison.Ordinal), $"{s.Url} would be polled"));
        Assert.Single(sources, s => s.State == TermsState.Blocked);

        var retiring = await house.Usage.Get<ListingsQuery>().RetiringAsync(UsageHouse.Ct);
        Assert.True(retiring.Count >= 3);
        Assert.All(retiring, m => Assert.True(m.RetiresOn > DateOnly.FromDateTime(SampleHouse.Noon.UtcDateTime)));
    }

    private static async Task RiskAsync(SampleHouse house)
    {
        var risk = await house.Usage.Get<RiskQuery>().AskAsync(null, UsageHouse.Ct);
        Assert.Equal(
            [SingleProviderAnswer.No, SingleProviderAnswer.Unknown, SingleProviderAnswer.Yes],
            risk.Workloads.Select(w => w.SingleProvider).Distinct().OrderBy(a => a.ToString(), StringComparer.Ordinal));

        await using var scope = house.Usage.Store.Services.CreateAsyncScope();
        var alerts = await scope.ServiceProvider.GetRequiredService<InboxQuery>().ListAsync(null, UsageHouse.Ct);
        Assert.Superset(new HashSet<string> { "terms-changed", "model-vanished", "concentration", "single-provider", "budget-threshold", "spend-anomaly" }, alerts.Select(a => a.Rule).ToHashSet());
        Assert.Contains(alerts, a => a.Level == Level.Critical);
    }
}
