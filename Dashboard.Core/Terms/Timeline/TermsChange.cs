using Dashboard.Core.Terms.Classify;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>A confirmed step from one version to the next.</summary>
public sealed class TermsChange
{
    public int Id { get; set; }
    public int SourceId { get; set; }
    public int FromVersionId { get; set; }
    public int ToVersionId { get; set; }

    /// <summary>When the new text was seen first.</summary>
    public DateTime DetectedAt { get; set; }

    public DateTime ConfirmedAt { get; set; }

    /// <summary>A person had it confirmed at once: two fetches a moment apart, a weaker proof than a quarter of an hour.</summary>
    public bool ConfirmedAtOnce { get; set; }

    public ChangeLevel Level { get; set; }
    public ChangeKind Kind { get; set; }

    /// <summary>Names of topics, weightiest first, joined by commas.</summary>
    public string Topics { get; set; } = "";

    public int Added { get; set; }
    public int Removed { get; set; }
    public int Reworded { get; set; }
    public int Moved { get; set; }
    public int LinksChanged { get; set; }

    /// <summary>Days found in the changed sentences, as <c>2026-07-30</c>, joined by commas.</summary>
    public string EffectiveDates { get; set; } = "";

    /// <summary>The sentence that decides the level.</summary>
    public string? Evidence { get; set; }

    public string? EvidenceReason { get; set; }

    public string? Owner { get; set; }
    public ReviewDecision? Decision { get; set; }
    public string? Note { get; set; }
    public DateTime? ReviewedAt { get; set; }
}

/// <summary>What a person decided about a change.</summary>
public enum ReviewDecision
{
    NoImpact,
    Action,
    Watch,
}

/// <summary>Every decision ever made on a change, kept for ever; the change itself shows the last one.</summary>
public sealed class TermsReview
{
    public int Id { get; set; }
    public int ChangeId { get; set; }
    public DateTime At { get; set; }

    /// <summary>Who decided: the name a person signs in with.</summary>
    public required string By { get; set; }

    public string? Owner { get; set; }
    public ReviewDecision Decision { get; set; }
    public string? Note { get; set; }
}
