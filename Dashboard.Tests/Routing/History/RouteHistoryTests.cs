using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Workloads;
using Dashboard.Tests.Support;

using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Routing.History;

public sealed class RouteHistoryTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly TestStore _store = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_routes_of_a_past_moment_are_those_that_stood_then()
    {
        await new SaveWorkload(_store).RunAsync(new("bot", "Bot"), Ct);
        var moments = new List<DateTime>();
        async Task StepAsync(Func<Task> step)
        {
            await step();
            moments.Add(_clock.GetUtcNow().UtcDateTime.AddMinutes(1));
            _clock.Advance(TimeSpan.FromDays(1));
        }

        await StepAsync(() => SaveAsync("main", "a"));
        await StepAsync(() => SaveAsync("main", "b"));
        await StepAsync(() => RemoveAsync("main"));
        await StepAsync(() => SaveAsync("main", "c"));
        await StepAsync(() => SaveAsync("images", "d"));

        // A route that was first written down later is not known to have been absent.
        Assert.Equal("images:d main:a", await AtAsync(moments[0].AddDays(-9)));
        Assert.Equal("images:d main:a", await AtAsync(moments[0]));
        Assert.Equal("images:d main:b", await AtAsync(moments[1]));
        Assert.Equal("images:d", await AtAsync(moments[2]));
        Assert.Equal("images:d main:c", await AtAsync(moments[3]));
        Assert.Equal("images:d main:c", await AtAsync(moments[4]));
        Assert.Equal(new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc), (await new RouteHistoryQuery(_store).AtAsync(moments[0], Ct)).Since);
    }

    [Fact]
    public async Task Weights_gateways_and_closed_chains_come_back_as_they_were_and_the_same_again_is_no_change()
    {
        await new SaveWorkload(_store).RunAsync(new("bot", "Bot"), Ct);
        var whole = new RouteDraft(
            "bot", "main", [new(TargetRole.Primary, "gpt-5", "azure", "litellm", false, "azure", 0.7), new(TargetRole.Fallback, "x", GatewayHidden: true)], Strict: true);
        await new SaveRoute(_store, _clock).RunAsync(whole, "ana", "a pasted configuration", Ct);
        await new SaveRoute(_store, _clock).RunAsync(whole, "ben", RouteOrigin.ByHand, Ct);

        var change = Assert.Single(await new RouteHistoryQuery(_store).ListAsync("bot", 10, Ct));

        Assert.Equal(("ana", "a pasted configuration", true), (change.Who, change.From, change.After!.Strict));
        Assert.Equal(whole.Targets, change.After.Targets);
    }

    private Task SaveAsync(string name, string model) => new SaveRoute(_store, _clock).RunAsync(new("bot", name, [new(TargetRole.Primary, model)]), Ct);

    private Task RemoveAsync(string name) => new RemoveRoute(_store, _clock).RunAsync(new("bot"), name, "ana", Ct);

    private async Task<string> AtAsync(DateTime at) => string.Join(' ', (await new RouteHistoryQuery(_store).AtAsync(at, Ct)).Routes.Select(r => $"{r.Name}:{r.Targets[0].Model}"));
}
