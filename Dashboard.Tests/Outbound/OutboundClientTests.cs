using System.Globalization;
using System.Net;
using Dashboard.Core.Outbound;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Outbound;

public sealed class OutboundClientTests
{
    [Fact]
    public async Task An_answer_comes_with_what_a_reader_needs_to_know_about_it()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/terms", context =>
        {
            context.Response.Headers.ETag = "W/\"abc\"";
            context.Response.Headers.LastModified = "Tue, 20 Oct 2026 10:00:00 GMT";
            context.Response.Headers.ContentType = "text/html; charset=windows-1252";
            context.Response.Headers["cf-mitigated"] = "challenge";
            context.Response.Headers.SetCookie = "session=1";
            context.Response.StatusCode = 403;
            return context.Response.Body.WriteAsync(new byte[] { 0xE9, 0x00, 0xFF }).AsTask();
        });
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await using var kit = new OutboundKit([web.Authority], clock);

        var received = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/terms")));

        Assert.Equal(403, received.Status);
        Assert.False(received.IsSuccess);
        Assert.Equal([0xE9, 0x00, 0xFF], received.Body.ToArray());
        Assert.Equal("text/html; charset=windows-1252", received.Headers.ContentType);
        Assert.Equal("challenge", received.Headers.All["CF-Mitigated"]);
        Assert.DoesNotContain("Set-Cookie", received.Headers.All.Keys);
        Assert.Equal(new Validators("W/\"abc\"", new DateTime(2026, 10, 20, 10, 0, 0, DateTimeKind.Utc), web.Url("/terms")), received.Validators);
        Assert.Equal(new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc), received.Trail.At);
        Assert.Equal(DateTimeKind.Utc, received.Trail.At.Kind);
        Assert.Empty(received.Trail.Hops);
    }

    [Fact]
    public async Task We_say_who_we_are_and_nothing_else()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "");
        await using var kit = new OutboundKit([web.Authority], settings: ("Contact", "ops@corp.example"));

        await kit.FetchAsync(new OutboundRequest(web.Url("/")) { AcceptLanguage = "en" });

        var headers = Assert.Single(web.Requests).Headers;
        Assert.Equal(["Accept-Encoding", "Accept-Language", "Host", "User-Agent"], headers.Keys.Order());
        Assert.Equal("AIUsageRiskDashboard/0.1 (+self-hosted; ops@corp.example)", headers["User-Agent"]);
    }

    [Fact]
    public async Task Cookies_are_not_brought_back()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context =>
        {
            context.Response.Headers.SetCookie = "session=1";
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority]);

        await kit.GetAsync(web.Url("/"));
        await kit.GetAsync(web.Url("/"));

        Assert.Equal(2, web.Requests.Count);
        Assert.Null(web.Requests[1].Header("Cookie"));
    }

    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("GET", 204)]
    public async Task An_answer_without_a_body_is_whole_even_if_it_speaks_of_packing(string method, int status)
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.ContentEncoding = "gzip";
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority]);

        var outcome = await kit.FetchAsync(new OutboundRequest(web.Url("/")) { Method = new(method) });

        Assert.Equal(0, Assert.IsType<OutboundOutcome.Received>(outcome).Body.Length);
    }

    [Theory]
    [InlineData("\"v1\"", null)]
    [InlineData(null, "Tue, 20 Oct 2026 10:00:00 GMT")]
    [InlineData("\"v1\"", "Tue, 20 Oct 2026 10:00:00 GMT")]
    public async Task What_did_not_change_is_not_sent_again(string? etag, string? modified)
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context =>
        {
            var sent = context.Request.Headers;
            var known = (sent.IfNoneMatch, sent.IfModifiedSince) == (etag, modified);
            context.Response.Headers.ETag = etag;
            context.Response.Headers.LastModified = modified;
            context.Response.StatusCode = known ? 304 : 200;
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority]);

        var first = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/")));
        var second = await kit.FetchAsync(new OutboundRequest(web.Url("/")) { Known = first.Validators });

        var same = Assert.IsType<OutboundOutcome.NotModified>(second);
        Assert.Equal(etag, same.Headers.ETag);
        Assert.Equal(web.Url("/"), same.Trail.Final);
    }

    [Fact]
    public async Task A_304_nobody_asked_for_is_a_fault_of_the_server()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "", status: 304);
        await using var kit = new OutboundKit([web.Authority]);

        Assert.Equal(FailureKind.Protocol, Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(web.Url("/"))).Kind);
    }

    [Fact]
    public async Task A_write_carries_its_body_and_headers()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On(HttpMethod.Post, "/hook", context =>
        {
            context.Response.StatusCode = 202;
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority]);

        var outcome = await kit.FetchAsync(new OutboundRequest(web.Url("/hook"))
        {
            Method = HttpMethod.Post,
            Body = new OutboundBody("{\"text\":\"hi\"}"u8.ToArray(), "application/json"),
            Headers = new Dictionary<string, string> { ["X-Signature"] = "abc" },
        });

        Assert.Equal(202, Assert.IsType<OutboundOutcome.Received>(outcome).Status);
        var seen = Assert.Single(web.Requests);
        Assert.Equal(("POST", "{\"text\":\"hi\"}"), (seen.Method, seen.Body));
        Assert.Equal(("application/json", "abc"), (seen.Header("Content-Type"), seen.Header("X-Signature")));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Nothing_is_sent_twice_when_the_connection_breaks(string method)
    {
        await using var server = new RawServer(async (socket, ct) =>
        {
            await RawServer.ReadHeadAsync(socket, ct);
            socket.LingerState = new(true, 0);
        });
        await using var kit = new OutboundKit([server.Authority]);

        var failed = Assert.IsType<OutboundOutcome.Failed>(await kit.FetchAsync(new OutboundRequest(server.Url("/")) { Method = new(method) }));

        Assert.Equal(FailureKind.Interrupted, failed.Kind);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_told_apart()
    {
        await using var kit = new OutboundKit([]);

        var failed = Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(new Uri("https://no-such-host.invalid/terms")));

        Assert.Equal(FailureKind.Dns, failed.Kind);
        Assert.Contains("no-such-host.invalid", failed.Detail);
        Assert.DoesNotContain("/terms", failed.Detail);
    }

    [Fact]
    public async Task A_closed_port_is_told_apart()
    {
        var server = new RawServer((_, _) => Task.CompletedTask);
        var url = server.Url("/");
        await server.DisposeAsync();
        await using var kit = new OutboundKit(["127.0.0.1"]);

        Assert.Equal(FailureKind.Connect, Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(url)).Kind);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_told_apart()
    {
        using var certificate = SelfSigned.For(IPAddress.Loopback);
        await using var web = await LocalWeb.StartAsync(certificate);
        web.Text("/", "hello");
        await using var kit = new OutboundKit([web.Authority]);

        Assert.Equal(FailureKind.Tls, Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(web.Url("/"))).Kind);
        Assert.Empty(web.Requests);
    }

    [Theory]
    [InlineData("Host", "other.example")]
    [InlineData("Cookie", "a=1")]
    [InlineData("User-Agent", "Mozilla/5.0")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("X-Key", "a\r\nX-Injected: 1")]
    public async Task Headers_that_are_not_the_caller_s_are_refused_loudly(string name, string value)
    {
        await using var kit = new OutboundKit([]);
        var request = new OutboundRequest(new Uri("https://a.example/")) { Headers = new Dictionary<string, string> { [name] = value } };

        await Assert.ThrowsAsync<ArgumentException>(() => kit.FetchAsync(request));
    }

    [Fact]
    public async Task Who_cancels_gets_a_cancellation_and_not_an_outcome()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var web = await LocalWeb.StartAsync();
        web.On("/", async context =>
        {
            await leaving.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var kit = new OutboundKit([web.Authority]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => kit.Client.FetchAsync(new OutboundRequest(web.Url("/")), leaving.Token));
    }

    [Fact]
    public async Task Waiting_time_is_read_from_seconds_and_from_dates()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context =>
        {
            context.Response.Headers.RetryAfter = context.Request.QueryString.Value == "?date"
                ? clock.GetUtcNow().AddMinutes(3).ToString("R", CultureInfo.InvariantCulture)
                : "7";
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority], clock);

        var seconds = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/")));
        var date = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/?date")));

        Assert.Equal(TimeSpan.FromSeconds(7), seconds.Headers.RetryAfter);
        Assert.Equal(TimeSpan.FromMinutes(3), date.Headers.RetryAfter);
    }
}
