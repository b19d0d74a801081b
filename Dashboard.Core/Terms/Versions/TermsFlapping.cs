namespace Dashboard.Core.Terms.Versions;

/// <summary>A page that goes back and forth between texts we know: one incident, however often it turns.</summary>
public sealed class TermsFlapping
{
    public int Id { get; set; }
    public int SourceId { get; set; }

    /// <summary>The version the page left when the incident began.</summary>
    public int FromVersionId { get; set; }

    /// <summary>The version it shows since the last turn.</summary>
    public int ToVersionId { get; set; }

    public int Turns { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime LastTurnAt { get; set; }

    /// <summary>When the page settled, for a new text or for seven days; null while it may turn again.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>It turns between the document and pages that are not it, rather than between two texts.</summary>
    public bool BetweenPages { get; set; }

    /// <summary>The return held: it was recorded as a change of its own.</summary>
    public bool RolledBack { get; set; }
}
