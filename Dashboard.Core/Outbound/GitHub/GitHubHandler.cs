using System.Net;

namespace Dashboard.Core.Outbound.GitHub;

/// <summary>
/// Stands between Octokit and the door out for one question: Octokit knows neither our cancellation, nor our limit, nor a conditional list of commits.
/// </summary>
internal sealed class GitHubHandler(HttpMessageHandler door, string? known, long most, CancellationToken ct) : DelegatingHandler(door)
{
    // Octokit forgets an answer that it could not read to its end, and the host's turn with it.
    private readonly List<HttpResponseMessage> _answers = [];

    /// <summary>How GitHub recognises the list of commits it gave.</summary>
    public string? ETag { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, cancellationToken);
        request.Options.Set(OutboundGate.MaxBytes, most);
        var commits = request.RequestUri!.AbsolutePath.EndsWith("/commits", StringComparison.Ordinal);
        if (commits && known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);

        var response = await base.SendAsync(request, either.Token);
        _answers.Add(response);
        if (!commits)
            return response;

        if (response.StatusCode is HttpStatusCode.NotModified)
        {
            // Octokit would try to read a list out of an empty answer.
            throw new GitHubUnchangedException();
        }

        ETag = response.Headers.ETag?.ToString();
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _answers.ForEach(a => a.Dispose());

        base.Dispose(disposing);
    }
}

/// <summary>The list of commits is the one we know. Passes through Octokit and never leaves <see cref="GitHubFiles"/>.</summary>
internal sealed class GitHubUnchangedException : Exception;
