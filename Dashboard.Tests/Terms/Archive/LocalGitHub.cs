using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Terms.Archive;

/// <summary>The few answers of GitHub's API that reading an archive needs, with ETags and a limit of requests, on the loopback.</summary>
internal sealed class LocalGitHub(LocalWeb web, FakeClock clock)
{
    public const string File = "OpenArchive/versions/Example AI & Café/Terms of Service (API).md";
    private const string Root = "/repos/OpenArchive/versions";

    private readonly List<(string Sha, DateTime At, string Message, string? Text)> _commits = [];

    /// <summary>Questions left until the limit; answers that say "not modified" cost none.</summary>
    public int Left { get; set; } = 5000;

    public DateTime Reset { get; set; } = new(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc);

    public int Asked(string part) => web.Requests.Count(r => r.Path.Contains(part, StringComparison.Ordinal));

    public LocalGitHub Start()
    {
        web.On(Root, context => AnswerAsync(context, () => JsonSerializer.Serialize(new
        {
            id = 1,
            name = "versions",
            full_name = "OpenArchive/versions",
            html_url = "https://github.com/OpenArchive/versions",
            license = new { key = "odbl-1.0", name = "Open Database License v1.0", spdx_id = "ODbL-1.0" },
        })));
        web.On($"{Root}/commits", context => AnswerAsync(context, () => Page(context)));
        web.On(new PathString($"{Root}/contents/Example AI & Café/Terms of Service (API).md").ToUriComponent(), context =>
        {
            var sha = context.Request.Query["ref"].ToString();
            return _commits.Find(c => c.Sha == sha) is { Text: { } text } ? AnswerAsync(context, () => text, raw: true) : AnswerAsync(context, () => "{\"message\":\"Not Found\"}", status: 404);
        });
        return this;
    }

    /// <summary>A commit on top of the others; no text: it took the file away.</summary>
    public string Commit(string? text, DateTime at, string message = "Record new version of Example AI Terms of Service")
    {
        var sha = string.Create(CultureInfo.InvariantCulture, $"{_commits.Count + 1:x40}");
        _commits.Insert(0, (sha, at, message, text));
        return sha;
    }

    private string Page(HttpContext context)
    {
        var page = int.Parse(context.Request.Query["page"].ToString() is { Length: > 0 } asked ? asked : "1", CultureInfo.InvariantCulture);
        var commits = context.Request.Query["path"] == "Example AI & Café/Terms of Service (API).md" ? _commits : [];
        return JsonSerializer.Serialize(commits.Skip((page - 1) * 100).Take(100).Select(c => new
        {
            sha = c.Sha,
            commit = new { message = c.Message, author = new { name = "Archive", email = "a@example.org", date = c.At }, committer = new { name = "Archive", email = "a@example.org", date = c.At } },
            parents = Array.Empty<object>(),
        }));
    }

    private Task AnswerAsync(HttpContext context, Func<string> body, bool raw = false, int status = 200)
    {
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = "60";
        headers["X-RateLimit-Reset"] = new DateTimeOffset(Reset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        if (clock() >= Reset)
            (Left, Reset) = (5000, clock().AddHours(1));

        if (Left <= 0)
        {
            headers["X-RateLimit-Remaining"] = "0";
            context.Response.StatusCode = 403;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("{\"message\":\"API rate limit exceeded for 127.0.0.1.\"}", context.RequestAborted);
        }

        var text = body();
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}\"";
        headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            headers["X-RateLimit-Remaining"] = Left.ToString(CultureInfo.InvariantCulture);
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        headers["X-RateLimit-Remaining"] = (--Left).ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = status;
        context.Response.ContentType = raw ? "application/vnd.github.raw" : "application/json; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}

/// <summary>What time it is for the archive.</summary>
internal delegate DateTime FakeClock();
