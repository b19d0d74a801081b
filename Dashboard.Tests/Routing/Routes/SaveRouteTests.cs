using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Routing.Routes;

public sealed class SaveRouteTests : IDisposable
{
    private readonly TestStore _store = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Targets_keep_their_order_and_saving_again_changes_nothing()
    {
        await WorkloadAsync("bot");
        RouteDraft draft = new("bot", "main",
        [
            new(TargetRole.Fallback, "gpt-5", "openai"),
            new(TargetRole.Primary, "claude-opus-4-6", "anthropic", Weight: 0.7),
            new(TargetRole.Primary, "claude-opus-4-6", "amazon-bedrock", "litellm", Contract: "aws", Weight: 0.3),
        ]);

        Assert.Equal(new SaveOutcome.Saved("bot/main", Change.Created), await SaveAsync(draft));
        Assert.Equal(new SaveOutcome.Saved("bot/main", Change.Unchanged), await SaveAsync(draft));

        var route = Assert.Single(await ListAsync());
        Assert.Equal(["anthropic/claude-opus-4-6", "litellm/claude-opus-4-6", "openai/gpt-5"], route.Targets.Select(t => t.Text));
        Assert.Equal("aws", route.Targets[1].Contract);
    }

    [Fact]
    public async Task A_changed_order_is_a_change()
    {
        await WorkloadAsync("bot");
        TargetDraft one = new(TargetRole.Fallback, "a", "x"), two = new(TargetRole.Fallback, "b", "y"), primary = new(TargetRole.Primary, "p", "z");
        await SaveAsync(new("bot", "main", [primary, one, two]));

        Assert.Equal(new SaveOutcome.Saved("bot/main", Change.Changed), await SaveAsync(new("bot", "main", [primary, two, one])));
        Assert.Equal(["z/p", "y/b", "x/a"], (await ListAsync())[0].Targets.Select(t => t.Text));
    }

    [Fact]
    public async Task What_is_wrong_is_said_where_it_is()
    {
        var refused = Assert.IsType<SaveOutcome.Refused>(await SaveAsync(new("bot", "", [new(TargetRole.Fallback, " ", "Open AI", Weight: 0)])));

        Assert.Equal(["name", "primary", "fallbacks[0].model", "fallbacks[0].host", "fallbacks[0].weight"], refused.Problems.Select(p => p.Path));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_target_listed_twice_is_no_second_way()
    {
        var refused = Assert.IsType<SaveOutcome.Refused>(await SaveAsync(new("bot", "main",
            [new(TargetRole.Primary, "claude", "anthropic"), new(TargetRole.Fallback, "claude", "anthropic")])));

        Assert.Equal(new Problem("fallbacks", "anthropic/claude is listed 2 times."), Assert.Single(refused.Problems));
    }

    [Fact]
    public async Task A_route_wants_its_workload_and_leaves_with_it()
    {
        RouteDraft draft = new("bot", "main", [new(TargetRole.Primary, "claude", "anthropic")]);
        Assert.IsType<SaveOutcome.Refused>(await SaveAsync(draft));

        await WorkloadAsync("bot");
        await SaveAsync(draft);
        await new RemoveWorkload(_store).RunAsync(new("bot"), Ct);

        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_removed_route_is_gone()
    {
        await WorkloadAsync("bot");
        await SaveAsync(new("bot", "main", [new(TargetRole.Primary, "claude", "anthropic")]));

        Assert.True(await new RemoveRoute(_store, TimeProvider.System).RunAsync(new("bot"), "main", "ana", Ct));
        Assert.Empty(await ListAsync());
    }

    private Task<SaveOutcome> WorkloadAsync(string key) => new SaveWorkload(_store).RunAsync(new(key, key), Ct);

    private Task<SaveOutcome> SaveAsync(RouteDraft draft) => new SaveRoute(_store, TimeProvider.System).RunAsync(draft, Ct);

    private Task<IReadOnlyList<RouteDraft>> ListAsync() => new RoutesQuery(_store).ListAsync(Ct);
}
