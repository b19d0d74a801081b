using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Capture;

/// <summary>One answer of a source with a body: evidence, whether it was the document or not.</summary>
public sealed class TermsCapture
{
    public int Id { get; set; }
    public int SourceId { get; set; }
    public DateTime At { get; set; }
    public required string FinalUrl { get; set; }
    public string? ContentType { get; set; }

    /// <summary>The headers of the answer as JSON, cookies left out.</summary>
    public required string Headers { get; set; }

    /// <summary>SHA-256 of the raw bytes, and the name of their file.</summary>
    public required string RawHash { get; set; }

    public int Bytes { get; set; }

    /// <summary>SHA-256 of the words (<see cref="Wording"/>).</summary>
    public required string TextHash { get; set; }

    public int Words { get; set; }
    public required string ExtractedBy { get; set; }

    /// <summary>Null when this was the document; else what it was, and the capture is in quarantine.</summary>
    public TermsState? RefusedAs { get; set; }

    public string? Reason { get; set; }

    /// <summary>How it came to us; null: fetched from the source's address.</summary>
    public CaptureOrigin? Origin { get; set; }

    /// <summary>What is said of the origin: a person's note, or a commit and a licence.</summary>
    public string? OriginNote { get; set; }

    /// <summary>Who said that this is the document though the guards refused it, or brought it by hand; and when.</summary>
    public string? AcceptedBy { get; set; }

    public DateTime? AcceptedAt { get; set; }
}
