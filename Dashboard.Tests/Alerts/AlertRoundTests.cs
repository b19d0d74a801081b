using Dashboard.Core.Alerts;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Alerts.Rules;
using Dashboard.Core.Units;
using Dashboard.Tests.Support;

using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Alerts;

public sealed class AlertRoundTests : IDisposable
{
    private readonly TestStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly AlertBell _bell = new();
    private readonly SayingRule _rule = new("saying");
    private readonly SayingRule _other = new("other");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_holds_raises_one_alert_however_often_it_is_asked()
    {
        _rule.Says("a", Level.High);

        var first = await RoundAsync();
        var second = await RoundAsync();

        Assert.Equal(new AlertRoundResult(1, 0, 0), first);
        Assert.Equal(new AlertRoundResult(0, 1, 0), second);
        Assert.Equal("a", Assert.Single(await InboxAsync()).Subject);
        Assert.Equal(1, await new InboxQuery(_store).NewAsync(Ct));
    }

    [Fact]
    public async Task What_holds_no_longer_is_resolved_and_may_come_back_as_a_new_alert()
    {
        _rule.Says("a", Level.High);
        await RoundAsync();
        _rule.SaysNothing();
        await RoundAsync();

        Assert.Empty(await InboxAsync());
        Assert.NotNull(Assert.Single(await InboxAsync(AlertState.Resolved)).ResolvedAt);

        _rule.Says("a", Level.High);
        await RoundAsync();
        Assert.Equal(AlertState.New, Assert.Single(await InboxAsync()).State);
        Assert.Single(await InboxAsync(AlertState.Resolved));
    }

    [Fact]
    public async Task An_acknowledged_alert_stays_so_until_it_grows_worse()
    {
        _rule.Says("a", Level.Medium);
        await RoundAsync();
        var id = Assert.Single(await InboxAsync()).Id;
        Assert.True(await new AcknowledgeAlert(_store, _time, _bell).RunAsync(id, "ada@example.org", "  we know ", Ct));

        await RoundAsync();
        var kept = Assert.Single(await InboxAsync());
        Assert.Equal((AlertState.Acknowledged, "we know", "ada@example.org"), (kept.State, kept.Note, kept.DecidedBy));
        Assert.Equal(0, await new InboxQuery(_store).NewAsync(Ct));

        _rule.Says("a", Level.Critical);
        await RoundAsync();
        Assert.Equal(AlertState.New, Assert.Single(await InboxAsync()).State);
    }

    [Fact]
    public async Task A_rule_that_fails_is_told_and_neither_silences_the_others_nor_resolves_its_own()
    {
        _rule.Says("a", Level.High);
        await RoundAsync();
        _rule.Fails();
        _other.Says("b", Level.Low);

        var failure = await Assert.ThrowsAsync<AggregateException>(RoundAsync);

        Assert.Contains("saying", failure.Message);
        Assert.Equal(["a", "b"], (await InboxAsync()).Select(a => a.Subject));
    }

    [Fact]
    public async Task The_worst_stands_first_and_unknown_is_not_the_least()
    {
        _rule.Says("low", Level.Low).Says("unknown", Level.Unknown).Says("critical", Level.Critical).Says("medium", Level.Medium);
        await RoundAsync();

        Assert.Equal(["critical", "medium", "unknown", "low"], (await InboxAsync()).Select(a => a.Subject));
    }

    [Fact]
    public async Task A_resolved_alert_cannot_be_acknowledged()
    {
        _rule.Says("a", Level.High);
        await RoundAsync();
        var id = Assert.Single(await InboxAsync()).Id;
        _rule.SaysNothing();
        await RoundAsync();

        Assert.False(await new AcknowledgeAlert(_store, _time, _bell).RunAsync(id, "ada@example.org", null, Ct));
    }

    public void Dispose() => _store.Dispose();

    private Task<AlertRoundResult> RoundAsync() => new AlertRound([_rule, _other], _store, _time, _bell).RunAsync(Ct);

    private Task<IReadOnlyList<InboxAlert>> InboxAsync(AlertState? state = null) => new InboxQuery(_store).ListAsync(state, Ct);

    private sealed class SayingRule(string id) : IAlertRule
    {
        private readonly Dictionary<string, AlertCandidate> _says = [];
        private bool _fails;

        public string Id => id;

        public SayingRule Says(string subject, Level level)
        {
            _says[subject] = new AlertCandidate(subject, level, $"{subject} holds.", "because", "/");
            return this;
        }

        public void SaysNothing() => _says.Clear();

        public void Fails() => _fails = true;

        public Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct) => _fails
            ? throw new InvalidOperationException("no answer")
            : Task.FromResult<IReadOnlyList<AlertCandidate>>([.. _says.Values]);
    }
}
