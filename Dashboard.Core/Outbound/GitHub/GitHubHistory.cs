using System.Net;
using System.Net.Http.Headers;

using Dashboard.Core.Outbound.Guard;

using Microsoft.Extensions.Options;

using Octokit;
using Octokit.Internal;

namespace Dashboard.Core.Outbound.GitHub;

/// <summary>Reads files of public repositories commit by commit, through the one door out, and stops before the limit of requests is used up.</summary>
public sealed class GitHubHistory : IDisposable
{
    public const int PageSize = 100;

    private readonly HttpMessageHandler _door;
    private readonly IOptions<GitHubOptions> _options;
    private readonly TimeProvider _time;

    internal GitHubHistory(GuardedHandlers handlers, IOptions<GitHubOptions> options, TimeProvider time) => (_door, _options, _time) = (handlers.Create(), options, time);

    public Task<GitHubAnswer<RepositoryFacts>> FactsAsync(RepositoryFile file, CancellationToken ct) => AskAsync(
        null,
        async client =>
        {
            var repository = await client.Repository.Get(file.Owner, file.Repository);
            var licence = repository.License is { } l ? l.SpdxId is { Length: > 0 } id && id != "NOASSERTION" ? id : l.Name : null;
            return new RepositoryFacts(licence, repository.HtmlUrl);
        },
        ct);

    /// <summary>The commits that touched the file, newest first.</summary>
    /// <param name="file">Which file.</param>
    /// <param name="page">1 is the newest.</param>
    /// <param name="etag">What the same question gave the last time: an answer without news then costs no request.</param>
    /// <param name="ct">Stops asking.</param>
    public Task<GitHubAnswer<IReadOnlyList<FileCommit>>> HistoryAsync(RepositoryFile file, int page, string? etag, CancellationToken ct) => AskAsync<IReadOnlyList<FileCommit>>(
        etag,
        async client =>
        {
            var commits = await client.Repository.Commit.GetAll(
                file.Owner, file.Repository, new CommitRequest { Path = file.Path }, new ApiOptions { StartPage = page, PageSize = PageSize, PageCount = 1 });
            return [.. commits.Select(c => new FileCommit(c.Sha, (c.Commit.Author ?? c.Commit.Committer).Date.UtcDateTime, FirstLine(c.Commit.Message)))];
        },
        ct);

    /// <summary>The file as a commit left it; missing when that commit deleted it.</summary>
    public Task<GitHubAnswer<byte[]>> ContentAsync(RepositoryFile file, string sha, CancellationToken ct) =>
        AskAsync(null, client => client.Repository.Content.GetRawContentByRef(file.Owner, file.Repository, file.Path, sha), ct);

    public void Dispose() => _door.Dispose();

    private async Task<GitHubAnswer<T>> AskAsync<T>(string? etag, Func<GitHubClient, Task<T>> ask, CancellationToken ct)
    {
        using var handler = new ConditionalHandler(_door, etag, ct);
        using var http = new HttpClientAdapter(() => handler);
        var options = _options.Value;
        try
        {
            var client = GitHubConnection.Open(options, http);
            if (await ask(client) is not { } value)
                return new GitHubAnswer<T>.Failed("GitHub answered in a form that is not understood.");

            // The last answer says how many are left: the next question may be one too many.
            var limit = client.GetLastApiInfo()?.RateLimit;
            DateTime? pause = limit is { Limit: > 0 } && limit.Remaining <= options.Reserve ? limit.Reset.UtcDateTime : null;
            return new GitHubAnswer<T>.Found(value, handler.ETag, pause);
        }
        catch (NotModifiedException)
        {
            return new GitHubAnswer<T>.NotModified();
        }
        catch (RateLimitExceededException e)
        {
            return new GitHubAnswer<T>.Wait(e.Reset.UtcDateTime, "The limit of requests to GitHub is reached.");
        }
        catch (SecondaryRateLimitExceededException)
        {
            return new GitHubAnswer<T>.Wait(_time.GetUtcNow().UtcDateTime.AddMinutes(10), "GitHub asks to be left alone for a while.");
        }
        catch (OutboundRefusedException e) when (e.Refusal.Until is { } until)
        {
            return new GitHubAnswer<T>.Wait(until, e.Refusal.Detail);
        }
        catch (NotFoundException)
        {
            return new GitHubAnswer<T>.Missing("GitHub knows no such repository, file or commit.");
        }
        catch (ApiException e)
        {
            return new GitHubAnswer<T>.Failed($"GitHub answered {(int)e.StatusCode}: {FirstLine(e.Message)}");
        }
        catch (Exception e) when (e is OutboundRefusedException or HttpRequestException or IOException)
        {
            return new GitHubAnswer<T>.Failed($"GitHub could not be asked: {e.Message}");
        }
    }

    private static string FirstLine(string? text) => (text ?? "").Split('\n', 2)[0].Trim() is var line && line.Length > 300 ? line[..300] : line;

    /// <summary>Nothing new; caught before anybody else sees it.</summary>
    private sealed class NotModifiedException : Exception;

    /// <summary>Sends along what the last answer gave, for the first question only, and remembers what this one gives.</summary>
    private sealed class ConditionalHandler(HttpMessageHandler door, string? known, CancellationToken stop) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _door = new(door, disposeHandler: false);

        public string? ETag { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (known is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", known);

            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop);
            var response = await _door.SendAsync(request, either.Token);
            if (response.StatusCode == HttpStatusCode.NotModified)
            {
                response.Dispose();
                throw new NotModifiedException();
            }

            ETag ??= response.Headers.ETag?.ToString();
            // The library gives bytes only for the types it knows; what is asked for raw is bytes, whatever it is called.
            if (response.IsSuccessStatusCode && request.Headers.Accept.Any(a => a.MediaType?.Contains("raw", StringComparison.Ordinal) is true))
                response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");

            return response;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _door.Dispose();

            base.Dispose(disposing);
        }
    }
}
