using System.IO.Compression;
using System.Text;
using Dashboard.Core.Outbound;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Outbound;

public sealed class LimitTests
{
    private const int Limit = 100_000;
    [Theory]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    public async Task A_body_may_be_as_long_as_the_limit_and_no_longer(int length, bool fits)
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/chunked", context => context.Response.Body.WriteAsync(new byte[length]).AsTask());
        web.On("/announced", context =>
        {
            context.Response.ContentLength = length;
            return context.Response.Body.WriteAsync(new byte[length]).AsTask();
        });
        await using var kit = Kit(web.Authority);

        foreach (var path in new[] { "/chunked", "/announced" })
            AssertFits(fits, length, await kit.GetAsync(web.Url(path)));
    }

    [Fact]
    public async Task A_caller_may_set_a_limit_of_its_own()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context => context.Response.Body.WriteAsync(new byte[Limit * 2]).AsTask());
        await using var kit = Kit(web.Authority);

        AssertFits(true, Limit * 2, await kit.FetchAsync(new OutboundRequest(web.Url("/")) { MaxBytes = Limit * 2 }));
        AssertFits(false, 0, await kit.FetchAsync(new OutboundRequest(web.Url("/")) { MaxBytes = 10 }));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, br")]
    public async Task A_packed_body_is_unpacked_and_counted_unpacked(string coding)
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/text", context => SendAsync(context.Response, coding, Pack(coding, Encoding.UTF8.GetBytes("These are the terms."))));
        web.On("/bomb", context => SendAsync(context.Response, coding, Pack(coding, new byte[50_000_000])));
        await using var kit = Kit(web.Authority);

        var text = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/text")));
        var bomb = await kit.GetAsync(web.Url("/bomb"));

        Assert.Equal("These are the terms.", Encoding.UTF8.GetString(text.Body.Span));
        Assert.DoesNotContain("Content-Encoding", text.Headers.All.Keys);
        AssertFits(false, 0, bomb);
    }

    [Fact]
    public async Task A_bomb_that_unpacks_to_nothing_for_ever_ends_at_the_limit_of_the_wire()
    {
        // An empty gzip member, over and over: endless on the wire, zero bytes long unpacked.
        byte[] empty = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        await using var server = new RawServer(async (socket, ct) =>
        {
            await RawServer.ReadHeadAsync(socket, ct);
            await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"u8.ToArray(), ct);
            while (true)
                await socket.SendAsync(empty, ct);
        });
        await using var kit = Kit(server.Authority);

        AssertFits(false, 0, await kit.GetAsync(server.Url("/")));
    }

    [Theory]
    [InlineData("gzip", "not packed at all")]
    [InlineData("br", "not packed at all")]
    [InlineData("deflate", "not packed at all")]
    [InlineData("zstd", "not asked for")]
    [InlineData("gzip, gzip, gzip", "a matryoshka")]
    public async Task A_body_that_cannot_be_unpacked_is_a_fault_of_the_server(string coding, string body)
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context => SendAsync(context.Response, coding, Encoding.ASCII.GetBytes(body)));
        await using var kit = Kit(web.Authority);

        Assert.Equal(FailureKind.Protocol, Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(web.Url("/"))).Kind);

        // And the host's turn was given back.
        web.Text("/", "fine");
        Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(web.Url("/")));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Half_a_packed_body_is_not_taken_for_a_whole_one(string coding)
    {
        var packed = Pack(coding, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => $"Clause {i}. "))));
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context => SendAsync(context.Response, coding, packed[..(packed.Length / 2)]));
        await using var kit = Kit(web.Authority);

        Assert.Equal(FailureKind.Protocol, Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(web.Url("/"))).Kind);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", FailureKind.Interrupted)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", FailureKind.Interrupted)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nshort\r\n", FailureKind.Protocol)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le", FailureKind.Interrupted)]
    [InlineData("", FailureKind.Interrupted)]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", FailureKind.Protocol)]
    public async Task An_answer_that_is_not_whole_is_not_taken_for_one(string answer, FailureKind kind)
    {
        await using var server = RawServer.Saying(answer);
        await using var kit = Kit(server.Authority);

        Assert.Equal(kind, Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(server.Url("/"))).Kind);
    }

    [Fact]
    public async Task More_than_was_announced_is_left_unread()
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more");
        await using var kit = Kit(server.Authority);

        var received = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(server.Url("/")));

        Assert.Equal("hello"u8, received.Body.Span);
    }

    [Fact]
    public async Task A_mountain_of_headers_is_too_large()
    {
        await using var server = RawServer.Saying($"HTTP/1.1 200 OK\r\nX-Mountain: {new string('x', 80_000)}\r\nContent-Length: 0\r\n\r\n");
        await using var kit = Kit(server.Authority);

        Assert.Equal(FailureKind.TooLarge, Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(server.Url("/"))).Kind);
    }

    [Fact]
    public async Task A_connection_reset_in_the_middle_of_a_body_is_told()
    {
        await using var server = new RawServer(async (socket, ct) =>
        {
            await RawServer.ReadHeadAsync(socket, ct);
            await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray(), ct);
            socket.LingerState = new(true, 0);
        });
        await using var kit = Kit(server.Authority);

        Assert.Equal(FailureKind.Interrupted, Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(server.Url("/"))).Kind);
    }

    [Fact]
    public async Task A_drip_of_bytes_does_not_outlast_the_whole_limit()
    {
        var clock = new FakeTimeProvider();
        using var asked = new SemaphoreSlim(0);
        using var sent = new SemaphoreSlim(0);
        await using var server = new RawServer(async (socket, ct) =>
        {
            await RawServer.ReadHeadAsync(socket, ct);
            await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"u8.ToArray(), ct);
            while (true)
            {
                await asked.WaitAsync(ct);
                await socket.SendAsync("."u8.ToArray(), ct);
                sent.Release();
            }
        });
        await using var kit = new OutboundKit([server.Authority], clock, settings: [("HeadersTimeLimit", "00:01:00"), ("WholeTimeLimit", "00:01:00")]);

        var fetching = kit.GetAsync(server.Url("/"));
        while (!fetching.IsCompleted)
        {
            asked.Release();
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(fetching, sent.WaitAsync(Patience.Token));
        }

        Assert.Equal(FailureKind.Timeout, Assert.IsType<OutboundOutcome.Failed>(await fetching).Kind);
    }

    [Fact]
    public async Task Redirects_share_one_whole_limit()
    {
        var clock = new FakeTimeProvider();
        await using var web = await LocalWeb.StartAsync();
        web.On("/next", context =>
        {
            clock.Advance(TimeSpan.FromSeconds(25));
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"/next?{web.Requests.Count}";
            return Task.CompletedTask;
        });
        await using var kit = new OutboundKit([web.Authority], clock, settings: [("WholeTimeLimit", "00:01:00")]);

        var failed = Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(web.Url("/next")));

        Assert.Equal(FailureKind.Timeout, failed.Kind);
        Assert.Contains("Outbound:WholeTimeLimit (00:01:00)", failed.Detail);
        Assert.Equal(3, web.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(75), failed.Trail.Elapsed);
    }

    [Fact]
    public async Task Headers_that_never_come_are_not_waited_for()
    {
        var clock = new FakeTimeProvider();
        await using var server = new RawServer(async (socket, ct) =>
        {
            await RawServer.ReadHeadAsync(socket, ct);
            clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(Timeout.Infinite, ct);
        });
        await using var kit = new OutboundKit([server.Authority], clock);

        var failed = Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(server.Url("/")));

        Assert.Equal(FailureKind.Timeout, failed.Kind);
        Assert.Contains("Outbound:HeadersTimeLimit", failed.Detail);
    }

    [Fact]
    public async Task A_handshake_that_never_ends_is_not_waited_for()
    {
        await using var server = new RawServer((_, ct) => Task.Delay(Timeout.Infinite, ct));
        await using var kit = new OutboundKit([server.Authority], settings: ("ConnectTimeLimit", "00:00:00.2"));

        var failed = Assert.IsType<OutboundOutcome.Failed>(await kit.GetAsync(new Uri($"https://{server.Authority}/")));

        Assert.Equal(FailureKind.Timeout, failed.Kind);
        Assert.Contains("Outbound:ConnectTimeLimit", failed.Detail);
    }

    private static OutboundKit Kit(string authority) => new([authority], settings: ("MaxBytes", $"{Limit}"));

    private static void AssertFits(bool fits, int length, OutboundOutcome outcome)
    {
        if (fits)
            Assert.Equal(length, Assert.IsType<OutboundOutcome.Received>(outcome).Body.Length);
        else
            Assert.Equal(FailureKind.TooLarge, Assert.IsType<OutboundOutcome.Failed>(outcome).Kind);
    }

    private static Task SendAsync(Microsoft.AspNetCore.Http.HttpResponse response, string coding, byte[] body)
    {
        response.Headers.ContentEncoding = coding;
        return response.Body.WriteAsync(body).AsTask();
    }

    private static byte[] Pack(string codings, byte[] body)
    {
        foreach (var coding in codings.Split(", "))
        {
            using var packed = new MemoryStream();
            using (Stream packer = coding switch
            {
                "br" => new BrotliStream(packed, CompressionLevel.Fastest),
                "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
                _ => new GZipStream(packed, CompressionLevel.Fastest),
            })
            {
                packer.Write(body);
            }

            body = packed.ToArray();
        }

        return body;
    }
}
