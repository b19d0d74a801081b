using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>One changed sentence: what became of it, what it is about, how much it matters, and the words that say so.</summary>
public sealed record ClauseChange(
    ClauseOp Op, string Heading, string? Before, string? After, IReadOnlyList<TermsTopic> Topics, ChangeLevel Level, string Evidence)
{
    /// <summary>Why this level: one short sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>No words of the sentence name its topic; it is only the best guess for a sentence that binds somebody.</summary>
    public bool IsTopicGuessed { get; init; }
}

/// <summary>What kind of change a pair of texts shows.</summary>
public enum ChangeKind
{
    /// <summary>The same words.</summary>
    None,

    /// <summary>Other dress: rendering, spelling, navigation, addresses, names.</summary>
    Cosmetic,

    /// <summary>Only a "last updated" or effective date.</summary>
    DateOnly,

    /// <summary>Sentences changed.</summary>
    Text,

    /// <summary>Most of the document is new.</summary>
    Replaced,

    /// <summary>One of the two texts is not the document: a shell, a home page, another language.</summary>
    CaptureFault,

    /// <summary>An earlier text came back and stayed.</summary>
    Rollback,
}

/// <summary>Where a link of the document leads now and did before.</summary>
public sealed record LinkChange(string Text, string? Before, string? After);

/// <summary>The whole answer about two texts.</summary>
public sealed record TermsDiff(
    bool Material,
    ChangeLevel Level,
    IReadOnlyList<TermsTopic> Topics,
    ChangeKind Kind,
    IReadOnlyList<DateOnly> EffectiveDates,
    IReadOnlyList<ClauseChange> Changes)
{
    public IReadOnlyList<LinkChange> Links { get; init; } = [];

    /// <summary>The change that decides the level; null when there is none.</summary>
    public ClauseChange? Weightiest => Changes.MaxBy(c => (c.Level, c.Reason == LevelRules.DateAlone.Reason ? 0 : 1));
}
