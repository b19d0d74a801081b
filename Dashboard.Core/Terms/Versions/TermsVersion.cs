namespace Dashboard.Core.Terms.Versions;

/// <summary>A text that a source was confirmed to show. Made from valid captures only.</summary>
public sealed class TermsVersion
{
    public int Id { get; set; }
    public int SourceId { get; set; }

    /// <summary>1, 2, 3… within the source.</summary>
    public int Number { get; set; }

    public int CaptureId { get; set; }

    /// <summary>SHA-256 of the words: what makes a version this version.</summary>
    public required string TextHash { get; set; }

    /// <summary>The file with title, text and links (<see cref="VersionTexts"/>).</summary>
    public required string TextFile { get; set; }

    public required string Title { get; set; }
    public int Words { get; set; }
    public string? Language { get; set; }
    public required string ExtractedBy { get; set; }

    /// <summary>Who vouched that this is the document, against the guards or by hand; null: the guards passed it.</summary>
    public string? VouchedBy { get; set; }

    /// <summary>Our extraction changed, not the document.</summary>
    public bool Technical { get; set; }

    /// <summary>When the text was seen first.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>When a second fetch saw it again; the first version of a source needs none.</summary>
    public DateTime ConfirmedAt { get; set; }
}
