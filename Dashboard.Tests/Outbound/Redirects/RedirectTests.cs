using Dashboard.Core.Outbound;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Outbound.Redirects;

public sealed class RedirectTests
{
    [Fact]
    public async Task The_chain_is_reported_hop_by_hop()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Redirect("/a", "/b", 301).Redirect("/b", "c?x=1", 307).Text("/c", "here");
        await using var kit = new OutboundKit([web.Authority]);

        var received = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/a")));

        Assert.Equal("here"u8, received.Body.Span);
        Assert.Equal(web.Url("/a"), received.Trail.Asked);
        Assert.Equal(web.Url("/c?x=1"), received.Trail.Final);
        Assert.Equal(
            [new(web.Url("/a"), 301, web.Url("/b")), new RedirectHop(web.Url("/b"), 307, web.Url("/c?x=1"))],
            received.Trail.Hops);
    }

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("127.0.0.1")]
    public async Task A_redirect_from_a_listed_server_to_one_that_is_not_listed_is_refused(string address)
    {
        await using var hidden = new RawServer((_, _) => Task.CompletedTask, address);
        await using var web = await LocalWeb.StartAsync();
        web.Redirect("/", hidden.Url("/admin").AbsoluteUri);
        await using var kit = new OutboundKit([web.Authority]);

        var refused = Assert.IsType<OutboundOutcome.Refused>(await kit.GetAsync(web.Url("/")));

        Assert.Equal(RefusalReason.PrivateAddress, refused.Refusal.Reason);
        Assert.Equal(hidden.Url("/admin"), refused.Trail.Final);
        Assert.Equal(0, hidden.Connections);
    }

    [Fact]
    public async Task Going_round_in_circles_ends()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Redirect("/a", "/b").Redirect("/b", "/a");
        await using var kit = new OutboundKit([web.Authority]);

        var failed = Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(web.Url("/a")));

        Assert.Equal(FailureKind.RedirectLoop, failed.Kind);
        Assert.Equal(2, web.Requests.Count);
    }

    [Fact]
    public async Task A_chain_longer_than_the_limit_ends()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/next", context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"/next?{web.Requests.Count}";
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority]);

        var failed = Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(web.Url("/next")));

        Assert.Equal(FailureKind.TooManyRedirects, failed.Kind);
        Assert.Equal(6, web.Requests.Count);
        Assert.Equal(5, failed.Trail.Hops.Count);
    }

    [Fact]
    public async Task Keys_stay_with_the_origin_they_were_meant_for()
    {
        await using var other = await LocalWeb.StartAsync();
        await using var web = await LocalWeb.StartAsync();
        web.Redirect("/same", "/away").Redirect("/away", other.Url("/hall").AbsoluteUri).Redirect("/home", "/room").Text("/room", "home");
        other.Redirect("/hall", "/back").Redirect("/back", web.Url("/home").AbsoluteUri);
        await using var kit = new OutboundKit([web.Authority, other.Authority]);

        var outcome = await kit.FetchAsync(new OutboundRequest(web.Url("/same"))
        {
            Accept = "text/html",
            Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer k", ["x-api-key"] = "k" },
            Known = new Validators("\"1\"", null),
        });

        Assert.IsType<OutboundOutcome.Received>(outcome);
        Assert.All([web.RequestsTo("/same")[0], web.RequestsTo("/away")[0]], seen =>
        {
            Assert.Equal("Bearer k", seen.Header("Authorization"));
            Assert.Equal("k", seen.Header("x-api-key"));
        });

        // Neither within the other origin nor back at home: a stranger chose where "home" leads.
        Assert.All([.. other.Requests, web.RequestsTo("/home")[0], web.RequestsTo("/room")[0]], seen =>
        {
            Assert.Null(seen.Header("Authorization"));
            Assert.Null(seen.Header("x-api-key"));
            Assert.Null(seen.Header("If-None-Match"));
            Assert.Equal("text/html", seen.Header("Accept"));
        });
    }

    [Fact]
    public async Task What_we_hold_is_compared_at_the_end_of_the_chain_where_it_came_from()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Redirect("/old", "/new").On("/new", context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 200;
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority]);

        var first = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/old")));
        var second = await kit.FetchAsync(new OutboundRequest(web.Url("/old")) { Known = first.Validators });

        Assert.IsType<OutboundOutcome.NotModified>(second);
        Assert.All(web.RequestsTo("/old"), seen => Assert.Null(seen.Header("If-None-Match")));
    }

    [Fact]
    public async Task A_redirected_write_is_not_sent_again()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Redirect("/hook", "/other", 307).Text("/other", "taken");
        await using var kit = new OutboundKit([web.Authority]);

        var outcome = await kit.FetchAsync(new OutboundRequest(web.Url("/hook"))
        {
            Method = HttpMethod.Post,
            Body = new OutboundBody("{}"u8.ToArray(), "application/json"),
        });

        Assert.Equal(RefusalReason.RedirectedWrite, Assert.IsType<OutboundOutcome.Refused>(outcome).Refusal.Reason);
        Assert.Equal("/hook", Assert.Single(web.Requests).Path);
    }
}
