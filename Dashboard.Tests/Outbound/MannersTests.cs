using System.Net;
using Dashboard.Core.Outbound;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Outbound;

public sealed class MannersTests
{
    [Fact]
    public async Task A_host_is_asked_one_thing_at_a_time()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/", async context =>
        {
            // The body is part of the request: half of it is held back while the others could push in.
            await context.Response.Body.WriteAsync(new byte[100]);
            await context.Response.Body.FlushAsync();
            for (var i = 0; i < 20; i++)
                await Task.Yield();

            await context.Response.Body.WriteAsync(new byte[100]);
        });
        await using var kit = new OutboundKit([web.Authority], settings: ("Concurrency", "8"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => kit.GetAsync(web.Url("/"))));

        Assert.All(outcomes, o => Assert.Equal(200, Assert.IsType<OutboundOutcome.Received>(o).Body.Length));
        Assert.Equal(1, web.MostAtOnce);
    }

    [Fact]
    public async Task Different_hosts_are_asked_together_up_to_the_limit_of_all()
    {
        var arrived = 0;
        var both = new TaskCompletionSource();
        await using var one = await LocalWeb.StartAsync();
        await using var two = await LocalWeb.StartAsync();
        foreach (var web in new[] { one, two })
        {
            // Each answers only when the other was asked too.
            web.On("/", async context =>
            {
                if (Interlocked.Increment(ref arrived) == 2)
                    both.SetResult();

                await both.Task.WaitAsync(context.RequestAborted);
            });
        }

        await using var kit = new OutboundKit([one.Authority, two.Authority], settings: ("Concurrency", "2"));

        var outcomes = await Task.WhenAll(kit.GetAsync(one.Url("/")), kit.GetAsync(two.Url("/")));

        Assert.All(outcomes, o => Assert.IsType<OutboundOutcome.Received>(o));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_host_that_asks_for_patience_is_not_asked_again_before_the_time(int status)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority], clock);

        var told = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/")));
        Assert.Equal((status, TimeSpan.FromMinutes(2)), (told.Status, told.Headers.RetryAfter));

        clock.Advance(TimeSpan.FromSeconds(119));
        var early = Assert.IsType<OutboundOutcome.Refused>(await kit.GetAsync(web.Url("/other")));
        Assert.Equal(RefusalReason.AskedToWait, early.Refusal.Reason);
        Assert.Equal(new DateTime(2026, 11, 23, 8, 2, 0, DateTimeKind.Utc), early.Refusal.Until);
        Assert.Contains("asked to wait until 2026-11-23 08:02:00 UTC", early.Refusal.Detail);
        Assert.Single(web.Requests);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/other")));
        Assert.Equal(2, web.Requests.Count);
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_the_cap()
    {
        var clock = new FakeTimeProvider();
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "31536000";
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority], clock, settings: ("RetryAfterCap", "01:00:00"));

        await kit.GetAsync(web.Url("/"));
        clock.Advance(TimeSpan.FromHours(1));

        Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/")));
    }

    [Fact]
    public async Task Other_answers_with_a_waiting_time_silence_nobody()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.Accepted;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority]);

        await kit.GetAsync(web.Url("/"));

        Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/")));
    }
}
