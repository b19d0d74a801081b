using Dashboard.Core.Terms.Classify;

namespace Dashboard.Core.Terms.Archive;

/// <summary>A public archive's record of a document that we watch: second evidence, never taken for our own.</summary>
public sealed class TermsArchive
{
    public int Id { get; set; }
    public int SourceId { get; set; }
    public required string Owner { get; set; }
    public required string Repository { get; set; }
    public required string Path { get; set; }

    /// <summary>Under which the archive may be used; null until asked, or when it names none.</summary>
    public string? Licence { get; set; }

    /// <summary>Says whether the repository has been asked about itself.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Of the newest page of its history.</summary>
    public string? ETag { get; set; }

    /// <summary>How the last look ended, in a sentence.</summary>
    public string Answer { get; set; } = "";

    public bool InTrouble { get; set; }
    public DateTime? LastCheckedAt { get; set; }
    public DateTime NextDueAt { get; set; }
    public required string AddedBy { get; set; }
    public DateTime AddedAt { get; set; }
    public DateTime? RemovedAt { get; set; }
}

/// <summary>A text that the archive recorded, marked by its commit. Written down when the commit is seen, read later, since requests are counted.</summary>
public sealed class TermsArchiveText
{
    public int Id { get; set; }
    public int ArchiveId { get; set; }
    public required string Sha { get; set; }

    /// <summary>When the archive recorded it.</summary>
    public DateTime At { get; set; }

    public required string Message { get; set; }

    /// <summary>Null until it is read.</summary>
    public string? RawHash { get; set; }

    public string? TextHash { get; set; }
    public string? TextFile { get; set; }
    public int Words { get; set; }

    /// <summary>The commit took the document away.</summary>
    public bool IsGone { get; set; }

    /// <summary>Against the text before it; null until both are read.</summary>
    public ChangeLevel? Level { get; set; }

    public string Topics { get; set; } = "";
    public string? Evidence { get; set; }
}
