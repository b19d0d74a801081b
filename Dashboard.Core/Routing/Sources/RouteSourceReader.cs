using System.Security.Cryptography;
using System.Text;

using Dashboard.Core.Outbound.GitHub;

namespace Dashboard.Core.Routing.Sources;

/// <summary>Fetches the text of a source, unless it is the one that we have.</summary>
public sealed class RouteSourceReader(GitHubFiles github)
{
    /// <summary>No router is configured by so much.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    internal Task<SourceAnswer> ReadAsync(RouteSource source, CancellationToken ct) =>
        source.Kind is RouteSourceKind.GitHub ? GitHubAsync(source, ct) : FileAsync(source, ct);

    private async Task<SourceAnswer> GitHubAsync(RouteSource source, CancellationToken ct)
    {
        if (RepositoryFile.Parse(source.Address) is not { } file)
            return new SourceAnswer.Unreachable("This is no file of a GitHub repository.", null);

        return await github.ReadAsync(new(file.Owner, file.Repository, file.Path), source.ETag, source.Version, MostBytes, ct, named: false) switch
        {
            GitHubFileOutcome.Received received => new SourceAnswer.Text(Encoding.UTF8.GetString(received.Body.Span), received.Commit, received.ETag, received.Commit[..Math.Min(10, received.Commit.Length)]),
            GitHubFileOutcome.Unchanged unchanged => new SourceAnswer.Same(unchanged.ETag),
            GitHubFileOutcome.AskedToWait wait => new SourceAnswer.Unreachable(wait.Reason, wait.Until),
            GitHubFileOutcome.Failed failed => new SourceAnswer.Unreachable(failed.Reason, null),
            var other => throw new InvalidOperationException($"Nobody knows {other}."),
        };
    }

    private static async Task<SourceAnswer> FileAsync(RouteSource source, CancellationToken ct)
    {
        try
        {
            // A router may be writing it at this moment.
            await using var file = new FileStream(source.Address, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MostBytes)
                return new SourceAnswer.Unreachable("The file has more than 8 MB; no router is configured by so much.", null);

            // Not its length: that of a device or a growing file says nothing.
            var bytes = new byte[MostBytes + 1];
            var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
            if (read > MostBytes)
                return new SourceAnswer.Unreachable("The file has more than 8 MB; no router is configured by so much.", null);

            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, read)));
            return hash == source.Version ? new SourceAnswer.Same(null) : new SourceAnswer.Text(Decode(bytes.AsSpan(0, read)), hash, null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new SourceAnswer.Unreachable(e switch
            {
                FileNotFoundException or DirectoryNotFoundException => "There is no such file on this machine.",
                UnauthorizedAccessException => "This program may not read the file.",
                _ => $"The file could not be read: {e.Message}",
            }, null);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
}

/// <summary>What a look at a source came to.</summary>
internal abstract record SourceAnswer
{
    private SourceAnswer()
    {
    }

    /// <param name="Shown">The version as people see it; null where it says nothing to them.</param>
    internal sealed record Text(string Body, string Version, string? ETag, string? Shown) : SourceAnswer;

    internal sealed record Same(string? ETag) : SourceAnswer;

    /// <param name="Until">Not to be asked before.</param>
    internal sealed record Unreachable(string Reason, DateTime? Until) : SourceAnswer;
}
