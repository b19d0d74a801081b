namespace Dashboard.Core.Terms.Capture;

/// <summary>What a page says: normalised Markdown without link targets, and the facts that guards ask for.</summary>
public sealed record PageText
{
    /// <summary>The version of the extractor and of <see cref="Wording"/> together; recorded with every capture.</summary>
    public const int ExtractorVersion = 3;

    public required string Title { get; init; }

    /// <summary>Headings, paragraphs, lists and tables; blocks are separated by an empty line.</summary>
    public required string Markdown { get; init; }

    public required IReadOnlyList<PageLink> Links { get; init; }

    public required int Words { get; init; }

    /// <summary>Two letters, guessed from the words; null when they are too few or too mixed.</summary>
    public required string? Language { get; init; }

    /// <summary>SHA-256 of the words alone (<see cref="Wording"/>): equal hashes say the same thing.</summary>
    public required string Hash { get; init; }

    public required PageSigns Signs { get; init; }

    /// <summary>The text of each heading in order, faked ones (a bold line) too.</summary>
    public IReadOnlyList<string> Headings => [.. MarkdownLines.Headings(Markdown)];
}

/// <summary>Facts of the markup that tell a document from a login form, a script shell or somebody else's page.</summary>
public sealed record PageSigns
{
    public static PageSigns None { get; } = new();

    public bool IsHtml { get; init; }

    public bool IsPdf { get; init; }

    /// <summary>What the tab of the browser says.</summary>
    public string? PageTitle { get; init; }

    /// <summary>The address the page gives itself.</summary>
    public Uri? Canonical { get; init; }

    public bool HasPasswordField { get; init; }

    /// <summary>Scripts that a browser would have run; with no words around them the page is a shell.</summary>
    public int Scripts { get; init; }

    /// <summary>A browser's report of broken XML stands where the document should be.</summary>
    public bool IsParserError { get; init; }

    /// <summary>Nested deeper than any page that people read: not parsed at all.</summary>
    public bool IsAbsurdlyDeep { get; init; }

    /// <summary>The page sends its reader elsewhere by a meta refresh.</summary>
    public bool RefreshesElsewhere { get; init; }

    /// <summary>None of the selectors that were to pick the document found anything.</summary>
    public bool SelectorFoundNothing { get; init; }
}
