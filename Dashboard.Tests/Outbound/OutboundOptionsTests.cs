using Dashboard.Core.Outbound;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Outbound;

public sealed class OutboundOptionsTests
{
    [Fact]
    public void The_defaults_are_valid_and_polite()
    {
        var options = Read();

        Assert.Empty(options.AllowedPrivate);
        Assert.Equal(5, options.MaxRedirects);
        Assert.True(options.PerHostSpacing > TimeSpan.Zero);
        Assert.Equal("AIUsageRiskDashboard/0.1 (+self-hosted)", options.UserAgent);
    }

    [Fact]
    public void The_contact_is_part_of_the_name() =>
        Assert.Equal("AIUsageRiskDashboard/0.1 (+self-hosted; ops@corp.example)", Read(("Contact", "ops@corp.example")).UserAgent);

    [Fact]
    public void Private_addresses_are_listed_one_by_one_or_on_one_line()
    {
        Assert.Equal(["127.0.0.1:5001", "10.0.0.0/8"], Read(("AllowedPrivate", "127.0.0.1:5001, 10.0.0.0/8")).AllowedPrivate);
        Assert.Equal(["gateway.corp"], Read(("AllowedPrivate:0", "gateway.corp")).AllowedPrivate);
    }

    [Theory]
    [InlineData("ConnectTimeLimit", "00:00:00")]
    [InlineData("HeadersTimeLimit", "-00:00:01")]
    [InlineData("WholeTimeLimit", "30.00:00:00")]
    [InlineData("PerHostSpacing", "-00:00:01")]
    [InlineData("RetryAfterCap", "365.00:00:00")]
    [InlineData("MaxBytes", "0")]
    [InlineData("MaxRedirects", "-1")]
    [InlineData("MaxRedirects", "100")]
    [InlineData("Concurrency", "0")]
    [InlineData("Contact", "me (at home)")]
    [InlineData("Contact", "me\r\nX-Injected: 1")]
    [InlineData("AllowedPrivate:0", "0.0.0.0/0")]
    [InlineData("AllowedPrivate:0", "not a host")]
    public void A_value_that_cannot_work_is_refused_by_the_name_of_its_setting(string setting, string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read((setting, value)));

        Assert.Contains(refused.Failures, f => f.StartsWith($"Outbound:{setting}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_headers_cannot_have_more_time_than_the_whole()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(("HeadersTimeLimit", "00:01:00"), ("WholeTimeLimit", "00:00:10")));

        Assert.Contains("Outbound:WholeTimeLimit", Assert.Single(refused.Failures));
    }

    private static OutboundOptions Read(params (string Setting, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>($"Outbound:{s.Setting}", s.Value)))
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddOutbound();
        using var provider = services.BuildServiceProvider();

        // As a host does when it starts.
        provider.GetRequiredService<IStartupValidator>().Validate();
        return provider.GetRequiredService<IOptions<OutboundOptions>>().Value;
    }
}
