using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Attributing;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Usage.Budgets;

namespace Dashboard.Tests.Usage.Attributing;

/// <summary>What rules catch, what they take from whom, and what nobody catches: before anything is saved.</summary>
public sealed class AttributionPictureTests : IDisposable
{
    private readonly BudgetHouse _house = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_preview_says_what_each_rule_catches_and_from_whom_and_saving_does_exactly_that()
    {
        await SeedAsync();
        await SaveAsync(new WorkloadDraft("web", "Web", Rules: [new(RuleKind.Tag, "shop*")]));
        var draft = new WorkloadDraft("", "Search", Rules: [new(RuleKind.Tag, "shop-search", -1), new(RuleKind.Model, "deepseek-*"), new(RuleKind.Project, "none"), new(RuleKind.Key, "  ")]);

        var picture = await TakeAsync();
        var preview = picture.Preview(draft);

        Assert.Equal([(1, 1, 20m), (4, 1, 40m), (2, 0, null)], preview.Rules.Take(3).Select(r => (r!.Place, r.Caught.Series, (decimal?)(r.Caught.Series == 0 ? null : r.Caught.Figures.CostUsd))));
        Assert.Null(preview.Rules[3]);
        Assert.True(preview.Rules[2]!.MatchesNothing);
        Assert.Equal((2, 60m, 2L, 220L), (preview.Caught.Series, preview.Caught.Figures.CostUsd, preview.Caught.Figures.Requests, preview.Caught.Figures.Tokens.Input + preview.Caught.Figures.Tokens.Output));
        Assert.Equal([(null, true, 40m), ("Web", true, 20m)], preview.Moves.Select(m => (m.Workload, m.Gained, m.Usage.Figures.CostUsd!.Value)));

        await SaveAsync(draft with { Rules = [.. draft.Rules!.Take(3)] });
        var after = (await SpendAsync()).ToDictionary(r => r.Keys[0] ?? "-", r => r.Figures.CostUsd);
        Assert.Equal((60m, 10m), (after["search"], after["web"]));
        Assert.Empty((await TakeAsync()).Preview(draft with { Key = "search", Rules = [.. draft.Rules!.Take(3)] }).Moves);
    }

    [Fact]
    public async Task Taking_a_rule_away_says_who_gets_its_usage()
    {
        await SeedAsync();
        await SaveAsync(new WorkloadDraft("web", "Web", Rules: [new(RuleKind.Tag, "shop*")]));
        await SaveAsync(new WorkloadDraft("search", "Search", Rules: [new(RuleKind.Tag, "shop-search"), new(RuleKind.Model, "deepseek-*")]));

        var preview = (await TakeAsync()).Preview(new WorkloadDraft("search", "Search", Rules: []));

        Assert.Equal([(null, false, 40m), ("Web", false, 20m)], preview.Moves.Select(m => (m.Workload, m.Gained, m.Usage.Figures.CostUsd!.Value)));
        Assert.Equal(CaughtUsage.Nothing, preview.Caught);
    }

    [Fact]
    public async Task Rules_are_told_in_their_order_with_what_stands_in_their_way()
    {
        await SeedAsync();
        await SaveAsync(new WorkloadDraft("web", "Web", Rules: [new(RuleKind.Tag, "shop*", -5)]));
        await SaveAsync(new WorkloadDraft("search", "Search", Rules: [new(RuleKind.Tag, "shop-search"), new(RuleKind.Service, "nobody")]));

        var rules = (await TakeAsync()).Rules();

        Assert.Equal([("shop*", 1), ("shop-search", 2), ("nobody", 3)], rules.Select(r => (r.Rule.Pattern, r.Place)));
        Assert.Equal((2, false, false), (rules[0].Caught.Series, rules[0].IsShadowed, rules[0].MatchesNothing));
        Assert.True(rules[1].IsShadowed);
        Assert.Equal(new RuleLoss("web", "Web", 1, 1), Assert.Single(rules[1].LostTo));
        Assert.True(rules[2].MatchesNothing);
    }

    [Fact]
    public async Task What_nobody_catches_is_told_by_the_mark_that_tells_most_and_a_rule_of_it_catches_it()
    {
        await SeedAsync();
        await SaveAsync(new WorkloadDraft("web", "Web", Rules: [new(RuleKind.Tag, "shop")]));

        var picture = await TakeAsync();
        var first = picture.Unattributed(5)[0];

        Assert.Equal((RuleKind.Key, "k", 2, 60m), (first.Kind, first.Value, first.Usage.Series, first.Usage.Figures.CostUsd));
        Assert.Equal(["deepseek", "openai"], first.Providers);
        var preview = picture.Preview(new WorkloadDraft("", "Rest", Rules: [new(first.Kind, first.Pattern, 9)]));
        Assert.Equal(first.Usage, preview.Caught);
        Assert.Equal(new string('x', 199) + "*", (first with { Value = new string('x', 300) }).Pattern);
    }

    [Fact]
    public async Task Usage_that_is_older_than_the_picture_is_not_in_it()
    {
        await _house.SpendAsync("gpt-5-mini", "openai", "old", ("2026-09-01", 10m));

        Assert.Empty((await TakeAsync()).Unattributed(5));
    }

    private async Task SeedAsync()
    {
        await _house.SpendAsync("gpt-5-mini", "openai", "shop", ("2026-11-20", 10m));
        await _house.SpendAsync("gpt-5-mini", "openai", "shop-search", ("2026-11-20", 20m));
        await _house.SpendAsync("deepseek-chat", "deepseek", "lab", ("2026-11-21", 40m));
    }

    private Task<AttributionPicture> TakeAsync() => _house.Get<AttributionPictureQuery>().TakeAsync(Ct);

    private async Task SaveAsync(WorkloadDraft draft) => Assert.IsType<SaveOutcome.Saved>(await _house.Get<SaveWorkload>().RunAsync(draft, Ct));

    private async Task<IReadOnlyList<SpendRow>> SpendAsync() => (await _house.House.SpendAsync("2026-11-01", "2026-12-01", SpendKey.Workload)).Rows;
}
