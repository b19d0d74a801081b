namespace Dashboard.Core.Usage.Connections;

/// <summary>How a connection is fed by asking its provider again and again: the settings, and how the last asking went.</summary>
public sealed class Feed
{
    public int ConnectionId { get; init; }

    /// <summary>The key of the connector that asks.</summary>
    public required string Connector { get; set; }

    /// <summary>Without a slash at the end.</summary>
    public required string BaseUrl { get; set; }

    /// <summary>Sealed, or the name of an environment variable.</summary>
    public string? Credential { get; set; }

    public AccountKind AccountKind { get; set; }

    /// <summary>Parts of what the provider tells that are not asked for, separated by spaces.</summary>
    public string LeftOut { get; set; } = "";

    public int IntervalMinutes { get; set; }

    /// <summary>How many of the last days are read again each time: providers go on changing them.</summary>
    public int LateDays { get; set; }

    public bool Paused { get; set; }

    public FeedState State { get; set; }

    /// <summary>What is the matter and what to do; empty when all is well.</summary>
    public string StateReason { get; set; } = "";

    public DateTime StateSince { get; set; }

    public DateTime? LastTriedAt { get; set; }

    public DateTime? LastSuccessAt { get; set; }

    public DateTime NextDueAt { get; set; }

    /// <summary>Times in a row without success.</summary>
    public int Failures { get; set; }

    /// <summary>The first day that somebody wants; null leaves the past alone.</summary>
    public DateOnly? ReadBackTo { get; set; }

    /// <summary>A person stopped reading the past; it goes on where it was when they say so.</summary>
    public bool BackfillStopped { get; set; }

    /// <summary>The days that have been read without a gap, in UTC; the second is the day after the last.</summary>
    public DateOnly? CoveredFrom { get; set; }

    public DateOnly? CoveredUntil { get; set; }
}

/// <summary>Whose bill it is; only some providers ask.</summary>
public enum AccountKind
{
    Organization,
    Enterprise,
    User,
}

/// <summary>How the last asking ended.</summary>
public enum FeedState
{
    /// <summary>Waits for its first time.</summary>
    NeverSynced,
    Synced,

    /// <summary>We have no key that can be sent.</summary>
    KeyUnusable,

    /// <summary>401.</summary>
    WrongKey,

    /// <summary>403: the key is known and may not read this.</summary>
    MissingScope,

    /// <summary>404: the address or the account is wrong, or hidden from this key.</summary>
    NotFound,
    RateLimited,

    /// <summary>This machine and the provider disagree about the time.</summary>
    ClockSkew,

    /// <summary>Our own guard does not let us call this address.</summary>
    NotAllowed,
    Unreachable,

    /// <summary>Something came that is not what the provider's documents promise.</summary>
    Unreadable,

    /// <summary>Pages that do not lead on: a cursor missing or repeated, days left out.</summary>
    BrokenPaging,
    TooMuch,
}
