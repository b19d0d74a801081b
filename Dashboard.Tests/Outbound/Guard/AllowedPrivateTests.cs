using System.Net;
using Dashboard.Core.Outbound;
using Dashboard.Core.Outbound.Guard;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Outbound.Guard;

public sealed class AllowedPrivateTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", 80, true)]
    [InlineData("127.0.0.1", "127.0.0.2", 80, false)]
    [InlineData("127.0.0.1:8080", "127.0.0.1", 8080, true)]
    [InlineData("127.0.0.1:8080", "127.0.0.1", 8081, false)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", 80, true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", 80, true)]
    [InlineData("10.0.0.0/8", "10.200.1.1", 80, true)]
    [InlineData("10.0.0.0/8", "11.200.1.1", 80, true)] // public anyway
    [InlineData("10.0.0.0/8:4000", "10.200.1.1", 80, false)]
    [InlineData("10.0.0.0/8:4000", "10.200.1.1", 4000, true)]
    [InlineData("10.0.0.0/8", "64:ff9b::10.0.0.1", 80, false)] // another way in than the one listed
    [InlineData("fd00::5", "fd00::5", 80, true)]
    [InlineData("[fd00::5]", "fd00::5", 80, true)]
    [InlineData("[fd00::5]:443", "fd00::5", 80, false)]
    [InlineData("fd00::/8", "fd12::5", 80, true)]
    [InlineData("[fd00::/8]:443", "fd12::5", 443, true)]
    [InlineData("gateway.corp", "10.0.0.1", 80, true)]
    [InlineData("GATEWAY.corp.", "10.0.0.1", 80, true)]
    [InlineData("gateway.corp:80", "10.0.0.1", 81, false)]
    [InlineData("other.corp", "10.0.0.1", 80, false)]
    [InlineData("gateway.corp", "169.254.169.254", 80, false)] // a name never opens the metadata service
    [InlineData("gateway.corp", "0.0.0.0", 80, false)]
    [InlineData("gateway.corp", "169.254.3.3", 80, false)]
    [InlineData("169.254.169.254", "169.254.169.254", 80, true)]
    public void A_line_opens_what_it_says_and_no_more(string line, string address, int port, bool permitted)
    {
        var (found, refusal) = Allow(line).Sift("gateway.corp", port, [IPAddress.Parse(address)]);

        Assert.Equal(permitted, found.Count == 1);
        Assert.Equal(permitted, refusal is null);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("lite_llm")]
    [InlineData("gateway-2.corp:4000")]
    [InlineData("1password.corp")]
    public void Names_as_people_give_them_to_machines_are_names(string line)
    {
        Assert.True(AllowedEntry.TryParse(line, out var entry, out _));
        Assert.Equal(line.Split(':')[0], entry.Name);
    }

    [Fact]
    public void Of_several_addresses_only_the_permitted_ones_are_left()
    {
        IPAddress[] found = [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("1.1.1.1"), IPAddress.IPv6Loopback];

        var (permitted, refusal) = Allow().Sift("mixed.example", 443, found);

        Assert.Equal(IPAddress.Parse("1.1.1.1"), Assert.Single(permitted));
        Assert.Null(refusal);
    }

    [Fact]
    public void A_refusal_names_host_address_kind_and_the_setting_to_change()
    {
        var (_, refusal) = Allow().Sift("gateway.corp", 4000, [IPAddress.Parse("10.0.0.1")]);

        Assert.Equal(RefusalReason.PrivateAddress, refusal!.Reason);
        Assert.All(["gateway.corp", "10.0.0.1", "Private", "4000", "Outbound:AllowedPrivate"], part => Assert.Contains(part, refusal.Detail));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("http://gateway.corp")]
    [InlineData("gateway corp")]
    [InlineData("gateway.corp:0")]
    [InlineData("gateway.corp:65536")]
    [InlineData("gateway.corp:http")]
    [InlineData("10.0.0.256")]
    [InlineData("10.1")]
    [InlineData("2130706433")]
    [InlineData("10.0.0.0/33")]
    [InlineData("[fd00::1")]
    [InlineData("[fd00::1]8080")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("8.0.0.0/7")]
    public void A_line_that_means_nothing_or_everything_is_refused(string line)
    {
        Assert.False(AllowedEntry.TryParse(line, out var entry, out var fault));
        Assert.Null(entry);
        Assert.False(string.IsNullOrEmpty(fault));
    }

    private static AllowedPrivate Allow(params string[] lines)
    {
        var options = new OutboundOptions();
        foreach (var line in lines)
            options.AllowedPrivate.Add(line);

        return new AllowedPrivate(Options.Create(options));
    }
}
