using System.Globalization;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Support;

/// <summary>A server that speaks the three questions of GitHub's API that we ask: the repository, its commits, a raw file.</summary>
public sealed class LocalGitHub : IAsyncDisposable
{
    private readonly Dictionary<string, Repository> _repositories = new(StringComparer.OrdinalIgnoreCase);

    private LocalGitHub(LocalWeb web) => Web = web;

    public LocalWeb Web { get; }

    /// <summary>What to answer instead of the truth; null tells the truth.</summary>
    public RequestDelegate? Instead { get; set; }

    public static async Task<LocalGitHub> StartAsync() => new(await LocalWeb.StartAsync());

    /// <summary>Commits a file; the same path again is a new commit.</summary>
    public void Commit(string repository, string path, string content, string sha, string at = "2026-11-20T10:00:00Z", string branch = "main") =>
        Commit(repository, path, Encoding.UTF8.GetBytes(content), sha, at, branch);

    public void Commit(string repository, string path, byte[] content, string sha, string at = "2026-11-20T10:00:00Z", string branch = "main")
    {
        var known = _repositories[repository] = new Repository(branch, sha, at, content);
        Web.On($"/repos/{repository}", context => AnswerAsync(context, () => JsonAsync(context, RepositoryJson(repository, known.Branch))));
        Web.On($"/repos/{repository}/commits", context => AnswerAsync(context, () => CommitsAsync(context, repository, path)));
        Web.On($"/repos/{repository}/contents/{path}", context => AnswerAsync(context, () => RawAsync(context, repository)));
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();

    private Task AnswerAsync(HttpContext context, Func<Task> truth) => Instead is { } other ? other(context) : truth();

    private Task CommitsAsync(HttpContext context, string repository, string path)
    {
        var known = _repositories[repository];
        var etag = $"W/\"{known.Sha}\"";
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.Headers.ETag = etag;
        var wanted = context.Request.Query["path"] == path && (context.Request.Query["sha"] == known.Branch || !context.Request.Query.ContainsKey("sha"));
        return JsonAsync(context, wanted ? CommitsJson(known) : "[]");
    }

    private Task RawAsync(HttpContext context, string repository)
    {
        var known = _repositories[repository];
        Assert.Contains("raw", context.Request.Headers.Accept.ToString(), StringComparison.Ordinal);
        if (context.Request.Query["ref"] != known.Sha)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/vnd.github.v3.raw; charset=utf-8";
        return context.Response.Body.WriteAsync(known.Content, context.RequestAborted).AsTask();
    }

    private static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private static string RepositoryJson(string repository, string branch) => JsonSerializer.Serialize(new
    {
        id = 1,
        name = repository.Split('/')[1],
        full_name = repository,
        owner = new { login = repository.Split('/')[0], id = 2 },
        default_branch = branch,
    });

    private static string CommitsJson(Repository known)
    {
        var person = new { name = "Somebody", email = "somebody@example.org", date = DateTimeOffset.Parse(known.At, CultureInfo.InvariantCulture) };
        return JsonSerializer.Serialize(new[] { new { sha = known.Sha, commit = new { message = "Prices", author = person, committer = person } } });
    }

    private sealed record Repository(string Branch, string Sha, string At, byte[] Content);
}
