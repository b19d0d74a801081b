namespace Dashboard.Core.Terms.Sources;

/// <summary>One document of one provider that we watch.</summary>
public sealed class TermsSource
{
    public int Id { get; set; }
    public required string Provider { get; set; }
    public required string Name { get; set; }
    public TermsKind Kind { get; set; }
    public required string Url { get; set; }

    /// <summary>CSS selectors that pick the document, one a line; empty: guessed.</summary>
    public string Select { get; set; } = "";

    /// <summary>CSS selectors of what to leave out, one a line.</summary>
    public string Remove { get; set; } = "";

    public string? MarkerTitle { get; set; }

    /// <summary>Headings that the document is known by, one a line.</summary>
    public string MarkerHeadings { get; set; } = "";

    public TermsState State { get; set; }
    public string StateReason { get; set; } = "";
    public DateTime StateSince { get; set; }

    public DateTime AddedAt { get; set; }

    /// <summary>When we last asked, whatever came.</summary>
    public DateTime? LastCheckedAt { get; set; }

    /// <summary>When we last saw the document itself.</summary>
    public DateTime? LastVerifiedAt { get; set; }

    public DateTime NextDueAt { get; set; }
    public bool Paused { get; set; }

    /// <summary>Taken off the list; its versions and reviews stay.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Times in a row that we did not get the document.</summary>
    public int Failures { get; set; }

    /// <summary>Where a redirect leads, for a person to accept.</summary>
    public string? ProposedUrl { get; set; }

    public string? ETag { get; set; }
    public DateTime? LastModified { get; set; }

    /// <summary>The address that gave the two values above.</summary>
    public string? ValidatorsOf { get; set; }

    /// <summary>The text that the page shows now, as far as confirmed.</summary>
    public int? CurrentVersionId { get; set; }

    /// <summary>The capture of another text, seen once and waiting for a second look.</summary>
    public int? PendingCaptureId { get; set; }

    /// <summary>Grows with every write: a poll that was overtaken by another one gives up instead of mixing in.</summary>
    public int Revision { get; set; }
}
