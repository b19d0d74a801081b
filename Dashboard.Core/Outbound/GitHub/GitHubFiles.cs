using System.Runtime.Serialization;

using Microsoft.Extensions.Options;

using Octokit;
using Octokit.Internal;

namespace Dashboard.Core.Outbound.GitHub;

/// <summary>
/// Single files of public repositories, by the newest commit on the default branch that touched them. Two small questions, or three: which branch, where its name is wanted; which commit
/// (answered with 304 when it is the one we know), the raw file at that commit, so that a branch that moves meanwhile mixes nothing.
/// </summary>
public sealed class GitHubFiles(IHttpMessageHandlerFactory handlers, IOptions<GitHubOptions> options, TimeProvider time)
{
    private static readonly TimeSpan QuietWithoutWord = TimeSpan.FromMinutes(10);

    /// <param name="etag">What the last answer gave; null asks anew.</param>
    /// <param name="commit">The commit whose file we hold; null when we hold none.</param>
    /// <param name="most">Bytes; a longer file is refused.</param>
    /// <param name="named">Whether the name of the branch is wanted too, which is one more question each time; GitHub takes the default one by itself.</param>
    public async Task<GitHubFileOutcome> ReadAsync(GitHubFile file, string? etag, string? commit, long most, CancellationToken ct, bool named = true)
    {
        using var handler = new GitHubHandler(handlers.CreateHandler(OutboundClient.Name), commit is null ? null : etag, most, ct);
        using var http = new HttpClientAdapter(() => handler);
        var client = GitHubConnection.Open(options.Value, http);
        try
        {
            return await ReadAsync(client, handler, file, commit, named);
        }
        catch (GitHubUnchangedException)
        {
            return new GitHubFileOutcome.Unchanged(null, etag);
        }
        catch (RateLimitExceededException e)
        {
            return new GitHubFileOutcome.AskedToWait(e.Reset.UtcDateTime, $"GitHub's limit of {e.Limit} questions an hour is used up.");
        }
        catch (Exception e) when (e is SecondaryRateLimitExceededException or AbuseException)
        {
            var pause = e is AbuseException { RetryAfterSeconds: { } seconds } ? TimeSpan.FromSeconds(seconds) : QuietWithoutWord;
            return new GitHubFileOutcome.AskedToWait(time.GetUtcNow().UtcDateTime + pause, "GitHub asks us to slow down.");
        }
        catch (OutboundRefusedException e) when (e.Refusal is { Reason: RefusalReason.AskedToWait, Until: { } until })
        {
            return new GitHubFileOutcome.AskedToWait(until, e.Message);
        }
        catch (Exception e) when (Reason(e, file, ct) is not null) // An edge: Octokit throws for every answer that is not the wanted one.
        {
            return new GitHubFileOutcome.Failed(Reason(e, file, ct)!);
        }
    }

    private static async Task<GitHubFileOutcome> ReadAsync(GitHubClient client, GitHubHandler handler, GitHubFile file, string? known, bool named)
    {
        // A repository that moved answers under its new name.
        var repository = named ? await client.Repository.Get(file.Owner, file.Name) : null;
        var (owner, name, branch) = (repository?.Owner.Login ?? file.Owner, repository?.Name ?? file.Name, repository?.DefaultBranch);
        var commits = await client.Repository.Commit.GetAll(
            owner, name, new CommitRequest { Path = file.Path, Sha = branch }, new ApiOptions { PageSize = 1, PageCount = 1 });
        if (commits is not [var newest, ..])
            return new GitHubFileOutcome.Failed($"There is no {file.Path} on {branch ?? "the default branch"} of {owner}/{name}.");

        if (newest.Sha == known)
            return new GitHubFileOutcome.Unchanged(branch, handler.ETag);

        var body = await client.Repository.Content.GetRawContentByRef(owner, name, file.Path, newest.Sha);
        return new GitHubFileOutcome.Received(branch, newest.Sha, newest.Commit.Committer.Date.UtcDateTime, handler.ETag, body);
    }

    private static string? Reason(Exception e, GitHubFile file, CancellationToken ct) => e switch
    {
        NotFoundException => $"GitHub knows no {file}.",
        ApiException api => $"GitHub answered {(int)api.StatusCode}: {api.Message}",
        OutboundRefusedException => e.Message,
        SerializationException or InvalidCastException or NullReferenceException => "What came is no answer of GitHub's API.",
        OperationCanceledException when !ct.IsCancellationRequested => "GitHub did not answer in time.",
        _ => OutboundFailedException.Read(e)?.Message,
    };
}
