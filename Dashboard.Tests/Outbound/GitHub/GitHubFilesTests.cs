using System.Globalization;

using Dashboard.Core.Outbound.GitHub;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Outbound.GitHub;

/// <summary>Octokit through the door out, against a server on the loopback.</summary>
public sealed class GitHubFilesTests : IAsyncLifetime
{
    private static readonly GitHubFile File = new("acme", "lists", "data/v2.json");

    private LocalGitHub _github = null!;
    private OutboundKit _kit = null!;

    public async ValueTask InitializeAsync()
    {
        _github = await LocalGitHub.StartAsync();
        _kit = new OutboundKit([_github.Web.Authority], more: s => s.Configure<GitHubOptions>(o => o.Api = _github.Web.Root.ToString()));
        _github.Commit("acme/lists", "data/v2.json", """{"a":"€"}""", "1111111111");
    }

    public async ValueTask DisposeAsync()
    {
        await _kit.DisposeAsync();
        await _github.DisposeAsync();
    }

    [Fact]
    public async Task A_file_comes_raw_from_the_newest_commit_of_the_default_branch_and_the_next_question_is_conditional()
    {
        var first = Assert.IsType<GitHubFileOutcome.Received>(await ReadAsync());
        var second = Assert.IsType<GitHubFileOutcome.Unchanged>(await ReadAsync(first.ETag, first.Commit));
        _github.Commit("acme/lists", "data/v2.json", "{}", "2222222222");
        var third = Assert.IsType<GitHubFileOutcome.Received>(await ReadAsync(second.ETag, first.Commit));

        Assert.Equal(("main", "1111111111", new DateTime(2026, 11, 20, 10, 0, 0, DateTimeKind.Utc)), (first.Branch, first.Commit, first.CommittedAt));
        Assert.Equal("""{"a":"€"}"""u8.ToArray(), first.Body.ToArray());
        Assert.Equal(["1111111111", "2222222222"], _github.Web.RequestsTo("/repos/acme/lists/contents/data/v2.json").Select(r => r.Query.Split("ref=")[1]));
        Assert.Equal("2222222222", third.Commit);
        Assert.All(_github.Web.Requests, r => Assert.StartsWith("AIUsageRiskDashboard/", r.Header("User-Agent"), StringComparison.Ordinal));
        Assert.All(_github.Web.Requests, r => Assert.Null(r.Header("Authorization")));
    }

    [Fact]
    public async Task A_default_branch_that_moves_is_followed_and_no_other_is_read()
    {
        var first = Assert.IsType<GitHubFileOutcome.Received>(await ReadAsync());
        _github.Commit("acme/lists", "data/v2.json", "[1]", "3333333333", branch: "trunk");

        var moved = Assert.IsType<GitHubFileOutcome.Received>(await ReadAsync(first.ETag, first.Commit));

        Assert.Equal(("trunk", "3333333333"), (moved.Branch, moved.Commit));
        Assert.Contains("sha=trunk", _github.Web.RequestsTo("/repos/acme/lists/commits")[^1].Query);
    }

    [Fact]
    public async Task A_used_up_limit_says_until_when()
    {
        var reset = DateTimeOffset.Parse("2030-01-02T03:04:05Z", CultureInfo.InvariantCulture);
        _github.Instead = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.Headers["X-RateLimit-Limit"] = "60";
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
            context.Response.Headers["X-RateLimit-Reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("""{"message":"API rate limit exceeded for 127.0.0.1."}""");
        };

        var wait = Assert.IsType<GitHubFileOutcome.AskedToWait>(await ReadAsync());

        Assert.Equal(reset.UtcDateTime, wait.Until);
        Assert.Contains("60 questions an hour", wait.Reason);
    }

    [Theory]
    [InlineData(404, "{\"message\":\"Not Found\"}", "GitHub knows no acme/lists:data/v2.json.")]
    [InlineData(500, "oops", "GitHub answered 500")]
    [InlineData(200, "<html>a portal</html>", "What came is no answer of GitHub's API.")]
    public async Task Every_other_answer_is_a_failure_with_its_reason(int status, string body, string reason)
    {
        _github.Instead = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync(body);
        };

        Assert.StartsWith(reason, Assert.IsType<GitHubFileOutcome.Failed>(await ReadAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_not_swallowed()
    {
        _github.Commit("acme/lists", "data/v2.json", new byte[200_001], "4444444444");

        Assert.Contains("longer than 200000 bytes", Assert.IsType<GitHubFileOutcome.Failed>(await ReadAsync()).Reason);

        // And it holds up nobody: the host's turn is given back.
        _github.Commit("acme/lists", "data/v2.json", "{}", "6666666666");
        Assert.IsType<GitHubFileOutcome.Received>(await ReadAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        _github.Commit("acme/lists", "elsewhere.json", "{}", "5555555555");

        Assert.Contains("There is no data/v2.json on main", Assert.IsType<GitHubFileOutcome.Failed>(await ReadAsync()).Reason);
    }

    private Task<GitHubFileOutcome> ReadAsync(string? etag = null, string? commit = null) =>
        _kit.Get<GitHubFiles>().ReadAsync(File, etag, commit, 200_000, TestContext.Current.CancellationToken);
}
