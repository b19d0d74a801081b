using System.Net;
using Dashboard.Core.Outbound;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Outbound.Guard;

public sealed class PrivateAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("0.0.0.0")]
    [InlineData("１２７.0.0.1")]
    public async Task This_machine_cannot_be_called_by_any_of_its_names(string host)
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "secret");
        await using var kit = new OutboundKit([]);

        var outcome = await kit.GetAsync(new Uri($"http://{host}:{web.Port}/"));

        var refused = Assert.IsType<OutboundOutcome.Refused>(outcome);
        Assert.Equal(RefusalReason.PrivateAddress, refused.Refusal.Reason);
        Assert.Empty(web.Requests);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", "Metadata")]
    [InlineData("http://[fd00:ec2::254]/", "Metadata")]
    [InlineData("http://metadata.google.internal/", "Metadata")]
    [InlineData("https://intranet.internal/", "Private")]
    [InlineData("http://192.168.1.1/", "Private")]
    public async Task The_network_around_us_cannot_be_called(string url, string kind)
    {
        await using var kit = new OutboundKit([], resolve: (host, _) => Task.FromResult<IPAddress[]>(
            [IPAddress.Parse(host.StartsWith("metadata", StringComparison.Ordinal) ? "169.254.169.254" : "10.2.3.4")]));

        var refused = Assert.IsType<OutboundOutcome.Refused>(await kit.GetAsync(new Uri(url)));

        Assert.Equal(RefusalReason.PrivateAddress, refused.Refusal.Reason);
        Assert.Contains($"kind {kind}", refused.Refusal.Detail);
    }

    [Theory]
    [InlineData("127.0.0.1:{0}", "127.0.0.1")]
    [InlineData("127.0.0.0/8", "127.0.0.1")]
    [InlineData("localhost:{0}", "localhost")]
    [InlineData("127.0.0.1", "localhost")]
    public async Task What_is_listed_can_be_called(string listed, string host)
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "hello");
        await using var kit = new OutboundKit([listed.Replace("{0}", $"{web.Port}")]);

        var received = Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(new Uri($"http://{host}:{web.Port}/")));

        Assert.Equal("hello"u8, received.Body.Span);
    }

    [Fact]
    public async Task A_name_is_resolved_once_for_a_connection_so_that_a_second_answer_cannot_slip_in()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "hello");
        await using var inner = new RawServer((_, _) => Task.CompletedTask, "127.0.0.2");
        var answers = new Queue<string>(["127.0.0.1", "127.0.0.2"]);
        await using var kit = new OutboundKit([web.Authority], resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]));

        var outcome = await kit.GetAsync(new Uri($"http://rebinding.example:{web.Port}/"));

        Assert.IsType<OutboundOutcome.Received>(outcome);
        Assert.Single(answers);
        Assert.Equal(0, inner.Connections);
    }

    [Fact]
    public async Task A_name_that_turns_private_is_refused_at_its_next_connection()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/", context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        var answers = new Queue<string>(["127.0.0.1", "127.0.0.2"]);
        await using var kit = new OutboundKit([web.Authority], resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]));
        var url = new Uri($"http://rebinding.example:{web.Port}/");

        Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(url));
        Assert.IsType<OutboundOutcome.Refused>(await kit.GetAsync(url));
    }

    [Fact]
    public async Task Of_two_addresses_the_one_that_is_not_listed_is_left_alone()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "hello");
        await using var kit = new OutboundKit(["127.0.0.1"], resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]));

        Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(new Uri($"http://both.example:{web.Port}/")));
    }

    [Fact]
    public async Task A_dead_address_gives_way_to_the_next_one()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/", "hello");
        await using var kit = new OutboundKit(["127.0.0.0/8"], resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.9"), IPAddress.Loopback]));

        Assert.IsType<OutboundOutcome.Received>(await kit.GetAsync(new Uri($"http://two.example:{web.Port}/")));
    }

    [Theory]
    [InlineData("ftp://example.com/", RefusalReason.Scheme)]
    [InlineData("file:///etc/passwd", RefusalReason.Scheme)]
    [InlineData("gopher://127.0.0.1:6379/_INFO", RefusalReason.Scheme)]
    [InlineData("javascript:alert(1)", RefusalReason.Scheme)]
    [InlineData("data:text/plain,hello", RefusalReason.Scheme)]
    [InlineData("http://user:secret@example.com/", RefusalReason.Credentials)]
    [InlineData("http://user@example.com/", RefusalReason.Credentials)]
    [InlineData("http://example.com:25/", RefusalReason.Port)]
    [InlineData("http://example.com:0/", RefusalReason.Port)]
    [InlineData("/terms", RefusalReason.NotAnAddress)]
    public async Task An_address_that_is_none_of_ours_is_refused_without_a_look_up(string url, RefusalReason reason)
    {
        await using var kit = new OutboundKit([], resolve: (host, _) => throw new InvalidOperationException($"Looked up {host}."));

        // A leading slash alone would be a file on this system.
        var outcome = await kit.GetAsync(new Uri(url, url[0] == '/' ? UriKind.Relative : UriKind.Absolute));

        var refused = Assert.IsType<OutboundOutcome.Refused>(outcome);
        Assert.Equal(reason, refused.Refusal.Reason);
        Assert.DoesNotContain("secret", refused.Refusal.Detail);
    }
}
