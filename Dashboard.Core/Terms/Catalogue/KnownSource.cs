using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Catalogue;

/// <summary>A document that a provider is known to publish. Addresses age: a known one is offered, never watched unasked.</summary>
public sealed record KnownSource(string Provider, string Name, TermsKind Kind, string Url)
{
    /// <summary>The page is said to be written by scripts: without a browser it may stay unrendered.</summary>
    public bool NeedsScripts { get; init; }

    /// <summary>Among the first to watch for somebody who uses the provider.</summary>
    public bool Offered { get; init; }

    /// <summary>The last day on which the document was read at this address; null: only listed by others, not verified.</summary>
    public DateOnly? VerifiedOn { get; init; }
}
