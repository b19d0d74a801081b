using Dashboard.Core.Outbound;
using Dashboard.Core.Outbound.Redirects;

namespace Dashboard.Tests.Outbound.Redirects;

public sealed class RedirectRuleTests
{
    [Theory]
    [InlineData("https://a.example/x", "http://a.example/x", false)]
    [InlineData("https://a.example/x", "http://b.example/", false)]
    [InlineData("http://a.example/x", "https://a.example/x", true)]
    [InlineData("http://a.example/x", "http://b.example/", true)]
    [InlineData("https://a.example/x", "https://b.example/", true)]
    [InlineData("https://a.example/x", "//b.example/", true)]
    public void Encryption_once_there_is_never_given_up(string from, string location, bool followed)
    {
        var step = Next(from, location);

        if (followed)
            Assert.IsType<RedirectStep.Follow>(step);
        else
            Assert.Equal(RefusalReason.Downgrade, Assert.IsType<RedirectStep.Refuse>(step).Refusal.Reason);
    }

    [Theory]
    [InlineData("https://a.example/x", "/y", "https://a.example/y", true)]
    [InlineData("https://a.example/x/y", "z", "https://a.example/x/z", true)]
    [InlineData("https://a.example/x", "?page=2", "https://a.example/x?page=2", true)]
    [InlineData("https://a.example/x", "https://A.EXAMPLE:443/y", "https://a.example/y", true)]
    [InlineData("https://a.example/x", "https://a.example:8443/y", "https://a.example:8443/y", false)]
    [InlineData("https://a.example/x", "https://www.a.example/x", "https://www.a.example/x", false)]
    [InlineData("http://a.example/x", "https://a.example/x", "https://a.example/x", false)]
    public void A_location_is_read_against_the_address_that_gave_it(string from, string location, string to, bool sameOrigin) =>
        Assert.Equal(new RedirectStep.Follow(new Uri(to), sameOrigin), Next(from, location));

    [Theory]
    [InlineData("file:///etc/passwd", RefusalReason.Scheme)]
    [InlineData("ftp://a.example/", RefusalReason.Scheme)]
    [InlineData("https://user:pw@a.example/", RefusalReason.Credentials)]
    [InlineData("https://a.example:22/", RefusalReason.Port)]
    public void A_redirect_obeys_the_rules_for_addresses(string location, RefusalReason reason)
    {
        var refusal = Assert.IsType<RedirectStep.Refuse>(Next("https://a.example/", location)).Refusal;

        Assert.Equal(reason, refusal.Reason);
        Assert.DoesNotContain("pw", refusal.Detail);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(300)]
    [InlineData(304)]
    [InlineData(305)]
    [InlineData(404)]
    public void Other_answers_stay(int status) =>
        Assert.IsType<RedirectStep.Stay>(RedirectRule.Next(HttpMethod.Get, status, "/y", [new("https://a.example/x")], 5));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("http://")]
    [InlineData("http://[::1/")]
    public void A_redirect_to_nowhere_fails(string? location) =>
        Assert.Equal(FailureKind.Protocol, Assert.IsType<RedirectStep.Fail>(Next("https://a.example/x", location)).Kind);

    [Theory]
    [InlineData(301)]
    [InlineData(303)]
    [InlineData(307)]
    public void A_write_is_not_carried_elsewhere(int status)
    {
        var step = RedirectRule.Next(HttpMethod.Post, status, "https://b.example/hook/s3cret", [new("https://a.example/hook/s3cret")], 5);

        var refusal = Assert.IsType<RedirectStep.Refuse>(step).Refusal;
        Assert.Equal(RefusalReason.RedirectedWrite, refusal.Reason);
        Assert.DoesNotContain("s3cret", refusal.Detail);
    }

    [Fact]
    public void Coming_back_is_a_loop_even_with_another_fragment()
    {
        Uri[] been = [new("https://a.example/x"), new("https://a.example/y")];

        var step = RedirectRule.Next(HttpMethod.Get, 302, "/x#top", been, 5);

        Assert.Equal(FailureKind.RedirectLoop, Assert.IsType<RedirectStep.Fail>(step).Kind);
    }

    [Fact]
    public void The_last_redirect_allowed_is_followed_and_the_next_one_is_not()
    {
        Uri[] been = [new("https://a.example/0"), new("https://a.example/1"), new("https://a.example/2")];

        Assert.IsType<RedirectStep.Follow>(RedirectRule.Next(HttpMethod.Get, 302, "/3", been, 3));
        Assert.Equal(
            FailureKind.TooManyRedirects,
            Assert.IsType<RedirectStep.Fail>(RedirectRule.Next(HttpMethod.Get, 302, "/3", been, 2)).Kind);
    }

    private static RedirectStep Next(string from, string? location) =>
        RedirectRule.Next(HttpMethod.Get, 302, location, [new Uri(from)], 5);
}
