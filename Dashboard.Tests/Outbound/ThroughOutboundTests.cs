using System.Net;
using Dashboard.Core.Outbound;
using Dashboard.Core.Outbound.Turns;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Outbound;

public sealed class ThroughOutboundTests
{
    private static CancellationToken Ct => Patience.Token;

    [Fact]
    public async Task A_typed_client_is_guarded_too()
    {
        await using var hidden = await LocalWeb.StartAsync();
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "hello").Redirect("/away", hidden.Url("/").AbsoluteUri);
        await using var kit = Kit([web.Authority]);
        var client = kit.Get<SampleClient>().Http;

        Assert.Equal("hello", await client.GetStringAsync(web.Url("/"), Ct));
        var refused = await Assert.ThrowsAsync<OutboundRefusedException>(() => client.GetStringAsync(hidden.Url("/"), Ct));
        Assert.Equal(RefusalReason.PrivateAddress, refused.Refusal.Reason);

        // Redirects are shown, not followed.
        using var redirect = await client.GetAsync(web.Url("/away"), Ct);
        Assert.Equal(HttpStatusCode.Redirect, redirect.StatusCode);
        Assert.Empty(hidden.Requests);
    }

    [Fact]
    public async Task A_typed_client_has_the_same_manners_and_limits()
    {
        var clock = new FakeTimeProvider();
        await using var web = await LocalWeb.StartAsync();
        web.Text("/long", new string('x', 2000)).On("/busy", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "60";
            return Task.CompletedTask;
        });
        await using var kit = Kit([web.Authority], clock);
        var client = kit.Get<SampleClient>().Http;

        var tooLarge = await Assert.ThrowsAsync<OutboundFailedException>(() => client.GetStringAsync(web.Url("/long"), Ct));
        Assert.Equal(FailureKind.TooLarge, tooLarge.Kind);

        using var request = new HttpRequestMessage(HttpMethod.Get, web.Url("/long")).AllowBytes(2000);
        using var allowed = await client.SendAsync(request, Ct);
        Assert.Equal(2000, (await allowed.Content.ReadAsByteArrayAsync(Ct)).Length);

        using var busy = await client.GetAsync(web.Url("/busy"), Ct);
        await Assert.ThrowsAsync<OutboundRefusedException>(() => client.GetAsync(web.Url("/busy"), Ct));
        Assert.Single(web.RequestsTo("/busy"));

        // The memory is the house's, not the client's.
        Assert.IsType<OutboundOutcome.Refused>(await kit.GetAsync(web.Url("/long")));
    }

    [Fact]
    public async Task A_stream_that_is_not_read_keeps_its_host_until_it_is_closed()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "hello");
        await using var kit = Kit([web.Authority]);
        var client = kit.Get<SampleClient>().Http;

        var first = await client.GetAsync(web.Url("/"), HttpCompletionOption.ResponseHeadersRead, Ct);
        // A free host would be entered at once.
        var second = kit.Get<HostTurns>().EnterAsync(web.Authority, Ct);
        Assert.False(second.IsCompleted);

        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task A_stream_that_is_forgotten_gives_its_host_back_when_its_time_is_over()
    {
        var clock = new FakeTimeProvider();
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "hello");
        await using var kit = Kit([web.Authority], clock);
        var client = kit.Get<SampleClient>().Http;

        var forgotten = await client.GetAsync(web.Url("/"), HttpCompletionOption.ResponseHeadersRead, Ct);
        var second = client.GetStringAsync(web.Url("/"), Ct);
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("hello", await second);
        var late = await Assert.ThrowsAsync<OutboundFailedException>(() => forgotten.Content.ReadAsStringAsync(Ct));
        Assert.Equal(FailureKind.Timeout, late.Kind);
    }

    [Fact]
    public async Task A_version_that_would_dial_by_itself_is_brought_down()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "hello");
        await using var kit = Kit([web.Authority]);
        using var request = new HttpRequestMessage(HttpMethod.Get, web.Url("/"))
        {
            Version = HttpVersion.Version30,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        // Exact HTTP/2 without TLS does not reach this server; what matters is that nothing newer is tried.
        await Assert.ThrowsAsync<OutboundFailedException>(() => kit.Get<SampleClient>().Http.SendAsync(request, Ct));
        Assert.Equal(HttpVersion.Version20, request.Version);
    }

    [Fact]
    public async Task A_blocking_request_cannot_jump_the_queue()
    {
        await using var kit = Kit([]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://a.example/");

        Assert.Throws<NotSupportedException>(() => kit.Get<SampleClient>().Http.Send(request, Ct));
    }

    [Fact]
    public async Task The_address_of_a_web_hook_is_not_written_to_the_log()
    {
        using var lines = new LogLines();
        await using var web = await LocalWeb.StartAsync();
        await using var kit = new OutboundKit([web.Authority], more: services =>
        {
            services.AddHttpClient<SampleClient>().ThroughOutbound();
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(lines));
        });

        await kit.Get<SampleClient>().Http.GetAsync(web.Url("/hooks/s3cret"), Ct);
        await kit.GetAsync(web.Url("/hooks/s3cret"));
        await kit.GetAsync(new Uri("http://127.0.0.2/hooks/s3cret"));

        Assert.Contains(lines.All, l => l.Contains("Refused to call 127.0.0.2", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, l => l.Contains("s3cret", StringComparison.Ordinal));
    }

    private static OutboundKit Kit(string[] allowed, FakeTimeProvider? clock = null) => new(
        allowed,
        clock,
        more: services => services.AddHttpClient<SampleClient>().ThroughOutbound(),
        settings: ("MaxBytes", "1000"));

    private sealed class SampleClient(HttpClient http)
    {
        public HttpClient Http => http;
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
