using Dashboard.Core.Outbound;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Fetch;

/// <summary>What asking for a page came to, before anybody looks whether it is the document.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>The host says that our copy is current.</summary>
    public sealed record NotModified : FetchResult;

    /// <summary>A body to judge.</summary>
    public sealed record Page(
        ReadOnlyMemory<byte> Bytes, Uri Final, string? ContentType, IReadOnlyDictionary<string, string> Headers, Validators? Validators) : FetchResult;

    /// <summary>No document, and why.</summary>
    public sealed record Trouble(TermsState State, string Reason, TimeSpan? RetryAfter = null) : FetchResult;

    /// <summary>We did not ask, because the host wants quiet: that says nothing about the document.</summary>
    public sealed record Postponed(DateTime Until, string Reason) : FetchResult;
}
