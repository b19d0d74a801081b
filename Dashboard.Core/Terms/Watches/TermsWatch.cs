namespace Dashboard.Core.Terms.Watches;

/// <summary>A sentence of a document that somebody relies on.</summary>
public sealed class TermsWatch
{
    public int Id { get; set; }
    public int SourceId { get; set; }

    /// <summary>The words that are relied on, as they were pinned.</summary>
    public required string Sentence { get; set; }

    public WatchState State { get; set; }

    /// <summary>What stands in its place; null while it holds or when nothing like it is left.</summary>
    public string? Now { get; set; }

    /// <summary>The version that was looked at last; 0 before the first look.</summary>
    public int VersionId { get; set; }

    /// <summary>Since when the state is what it is.</summary>
    public DateTime Since { get; set; }

    public required string AddedBy { get; set; }
    public DateTime AddedAt { get; set; }

    /// <summary>Not relied on any more; kept, for somebody did.</summary>
    public DateTime? RemovedAt { get; set; }
}

/// <summary>Whether a pinned sentence still stands.</summary>
public enum WatchState
{
    Holds,
    Reworded,
    Gone,

    /// <summary>Pinned before there was a text to look in.</summary>
    NotLookedFor,

    /// <summary>Pinned before there was a text, and no text since has said it.</summary>
    NeverStood,
}

/// <summary>What a state means for those who rely on the sentence.</summary>
public static class WatchStates
{
    public static bool IsBroken(this WatchState state) => state is WatchState.Reworded or WatchState.Gone or WatchState.NeverStood;
}
