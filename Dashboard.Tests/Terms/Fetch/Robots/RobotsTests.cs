using Dashboard.Core.Outbound;
using Dashboard.Core.Terms.Fetch.Robots;
using Dashboard.Core.Terms.Sources;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Terms.Fetch.Robots;

public sealed class RobotsTests
{
    private const string Html = "text/html; charset=utf-8";

    [Theory]
    [InlineData("User-agent: *\nDisallow: /legal", "/legal/terms", false)]
    [InlineData("User-agent: *\nDisallow: /legal", "/about", true)]
    [InlineData("User-agent: *\nDisallow: /legal\nAllow: /legal/terms", "/legal/terms", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow:", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /*.html$", "/legal/terms.html", false)]
    [InlineData("User-agent: *\nDisallow: /*.html$", "/legal/terms.html?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*?session=", "/terms?session=4", false)]
    [InlineData("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-Agent: ours # that is us\nDisallow: /private", "/x", true)]
    [InlineData("User-agent: other\nUser-agent: ours\nDisallow: /private", "/private/x", false)]
    [InlineData("<html><body>Not found</body></html>", "/x", true)]
    public void Rules_are_read_as_the_standard_says(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Read(robots, "ours").Forbids(path) is null);

    [Fact]
    public void A_pattern_made_to_be_slow_is_not()
    {
        var pattern = "/" + string.Concat(Enumerable.Repeat("*a", 400)) + "b$";

        Assert.Null(RobotsRules.Read($"User-agent: *\nDisallow: {pattern}", "ours").Forbids("/" + new string('a', 20_000)));
    }

    [Fact]
    public async Task A_page_that_robots_txt_withholds_is_blocked_and_never_asked_for()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/robots.txt", $"User-agent: {OutboundOptions.ProductName}\nDisallow: /terms").Text("/terms", SampleTerms.Page(), Html);
        using var kit = new TermsKit(web);
        var id = await kit.AddAsync(web.Url("/terms"));

        var row = await kit.PollWhenDueAsync(id);

        Assert.Equal(TermsState.Blocked, row.State);
        Assert.Contains("/terms", row.StateReason);
        Assert.Empty(web.RequestsTo("/terms"));

        // Asked again a day later, and then it may be read.
        web.Text("/robots.txt", "");
        kit.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(TermsState.Fresh, (await kit.PollWhenDueAsync(id)).State);
        Assert.Equal(2, web.RequestsTo("/robots.txt").Count);
    }

    [Fact]
    public async Task A_host_that_cannot_say_what_may_be_read_is_not_read()
    {
        await using var web = await LocalWeb.StartAsync();
        web.Text("/robots.txt", "down", status: 503).Text("/terms", SampleTerms.Page(), Html);
        using var kit = new TermsKit(web);
        var id = await kit.AddAsync(web.Url("/terms"));

        Assert.Equal(TermsState.Unreachable, (await kit.PollWhenDueAsync(id)).State);
        Assert.Empty(web.RequestsTo("/terms"));
    }

    [Fact]
    public async Task The_question_for_leave_does_not_make_the_page_wait()
    {
        await using var web = await LocalWeb.StartAsync();
        // A clock that nobody turns: a pause between the two would never end.
        using var kit = new TermsKit(spacing: "00:05:00", web.Text("/terms", SampleTerms.Page(), Html));
        var id = await kit.AddAsync(web.Url("/terms"));

        Assert.Equal(TermsState.Fresh, (await kit.PollWhenDueAsync(id)).State);
        Assert.Equal(["/robots.txt", "/terms"], web.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_wish_for_quiet_counts_for_every_page_of_the_host_and_stands_in_the_store()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/terms", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        });
        using var kit = new TermsKit(web);
        var asked = await kit.AddAsync(web.Url("/terms"));
        await kit.PollWhenDueAsync(asked);
        var other = await kit.AddAsync(web.Url("/privacy"), name: "Privacy");
        await kit.PollWhenDueAsync(asked);

        Assert.True((await kit.RowAsync(other)).NextDueAt >= kit.Now + TimeSpan.FromHours(2));
    }
}
