namespace Dashboard.Core.Outbound.GitHub;

/// <summary>What a question to the archive came to.</summary>
public abstract record GitHubAnswer<T>
{
    private GitHubAnswer()
    {
    }

    /// <param name="Value">What was asked for.</param>
    /// <param name="ETag">To be sent along the next time.</param>
    /// <param name="PauseUntil">Hardly any request of the hour is left: nothing more is to be asked before then.</param>
    public sealed record Found(T Value, string? ETag, DateTime? PauseUntil) : GitHubAnswer<T>;

    /// <summary>Nothing new since the ETag that was sent along.</summary>
    public sealed record NotModified : GitHubAnswer<T>;

    /// <summary>No such repository or file.</summary>
    public sealed record Missing(string Reason) : GitHubAnswer<T>;

    /// <summary>The limit of requests is reached.</summary>
    public sealed record Wait(DateTime Until, string Reason) : GitHubAnswer<T>;

    public sealed record Failed(string Reason) : GitHubAnswer<T>;
}

/// <summary>A commit that touched a file.</summary>
public sealed record FileCommit(string Sha, DateTime At, string Message);

/// <summary>What is said of a repository as a whole. <paramref name="Licence"/>: its SPDX id or name; null when it names none.</summary>
public sealed record RepositoryFacts(string? Licence, string HtmlUrl);
