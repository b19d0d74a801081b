using Dashboard.Core.Outbound;
using Dashboard.Core.Outbound.Turns;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Outbound.Turns;

public sealed class HostTurnsTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Ct => Patience.Token;

    [Fact]
    public async Task The_second_waits_for_the_first_and_then_for_the_pause()
    {
        using var turns = Turns(spacing: 2);
        var first = await turns.EnterAsync("a:443", Ct);
        var second = turns.EnterAsync("A:443", Ct);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(second.IsCompleted);

        var freed = _clock.GetUtcNow();
        first.Dispose();
        while (!second.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        (await second).Dispose();
        Assert.True(_clock.GetUtcNow() - freed >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_pause_ends_by_the_clock()
    {
        using var turns = Turns(spacing: 2);
        (await turns.EnterAsync("a:443", Ct)).Dispose();

        // The host is free, so this runs to its pause before it returns.
        var second = turns.EnterAsync("a:443", Ct);
        _clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.False(second.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await second).Dispose();
    }

    [Fact]
    public async Task Another_host_or_port_does_not_wait()
    {
        using var turns = Turns(spacing: 2);
        using var first = await turns.EnterAsync("a:443", Ct);

        using var other = await turns.EnterAsync("b:443", Ct);
        using var port = await turns.EnterAsync("a:80", Ct);
    }

    [Fact]
    public async Task All_hosts_together_are_limited()
    {
        using var turns = Turns(concurrency: 2);
        var first = await turns.EnterAsync("a:443", Ct);
        using var second = await turns.EnterAsync("b:443", Ct);
        var third = turns.EnterAsync("c:443", Ct);
        Assert.False(third.IsCompleted);

        first.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task A_host_that_asked_for_silence_has_it_until_then()
    {
        using var turns = Turns();
        using (var turn = await turns.EnterAsync("a:443", Ct))
            turn.AskedToWait(TimeSpan.FromMinutes(5));

        var refused = await Assert.ThrowsAsync<OutboundRefusedException>(() => turns.EnterAsync("a:443", Ct));
        Assert.Equal(RefusalReason.AskedToWait, refused.Refusal.Reason);
        Assert.Equal(_clock.GetUtcNow().UtcDateTime.AddMinutes(5), refused.Refusal.Until);
        Assert.Contains("a:443 asked to wait until 2000-01-01 00:05:00 UTC", refused.Message);
        (await turns.EnterAsync("b:443", Ct)).Dispose();

        _clock.Advance(TimeSpan.FromMinutes(5));
        (await turns.EnterAsync("a:443", Ct)).Dispose();
    }

    [Fact]
    public async Task Those_who_queued_before_silence_was_asked_for_keep_it_too()
    {
        using var turns = Turns();
        var first = await turns.EnterAsync("a:443", Ct);
        var queued = turns.EnterAsync("a:443", Ct);

        first.AskedToWait(TimeSpan.FromMinutes(5));
        first.Dispose();

        await Assert.ThrowsAsync<OutboundRefusedException>(() => queued);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_takes_nobody_s_place()
    {
        using var turns = Turns(concurrency: 1);
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var first = await turns.EnterAsync("a:443", Ct);
        var sameHost = turns.EnterAsync("a:443", impatient.Token);
        var otherHost = turns.EnterAsync("b:443", impatient.Token);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sameHost);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => otherHost);
        first.Dispose();
        first.Dispose();

        (await turns.EnterAsync("b:443", Ct)).Dispose();
        using var again = await turns.EnterAsync("a:443", Ct);
        Assert.False(turns.EnterAsync("c:443", impatient.Token).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Hosts_of_long_ago_are_forgotten_but_not_those_that_asked_for_silence()
    {
        using var turns = Turns(spacing: 1);
        using (var turn = await turns.EnterAsync("quiet:443", Ct))
            turn.AskedToWait(TimeSpan.FromDays(1));

        for (var i = 0; i < 1000; i++)
        {
            (await turns.EnterAsync($"host-{i}:443", Ct)).Dispose();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(turns.Known, 1, 257);
        await Assert.ThrowsAsync<OutboundRefusedException>(() => turns.EnterAsync("quiet:443", Ct));
    }

    private HostTurns Turns(int spacing = 0, int concurrency = 10) => new(
        Options.Create(new OutboundOptions { PerHostSpacing = TimeSpan.FromSeconds(spacing), Concurrency = concurrency }),
        _clock);
}
