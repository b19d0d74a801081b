namespace Dashboard.Core.Outbound.GitHub;

/// <summary>A file on the default branch of a repository.</summary>
public sealed record GitHubFile(string Owner, string Name, string Path)
{
    public override string ToString() => $"{Owner}/{Name}:{Path}";
}

/// <summary>What came of asking for a file.</summary>
public abstract record GitHubFileOutcome
{
    private GitHubFileOutcome()
    {
    }

    /// <summary>The file as of one commit of the default branch.</summary>
    /// <param name="Branch">Null where its name was not asked for.</param>
    /// <param name="CommittedAt">UTC.</param>
    /// <param name="ETag">Of the list of commits, for the next question.</param>
    public sealed record Received(string? Branch, string Commit, DateTime CommittedAt, string? ETag, ReadOnlyMemory<byte> Body) : GitHubFileOutcome;

    /// <summary>Nothing was committed to it since.</summary>
    /// <param name="Branch">Null where GitHub answered in one word.</param>
    public sealed record Unchanged(string? Branch, string? ETag) : GitHubFileOutcome;

    /// <summary>GitHub asks for quiet.</summary>
    public sealed record AskedToWait(DateTime Until, string Reason) : GitHubFileOutcome;

    public sealed record Failed(string Reason) : GitHubFileOutcome;
}
