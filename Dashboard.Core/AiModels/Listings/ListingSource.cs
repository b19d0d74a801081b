namespace Dashboard.Core.AiModels.Listings;

/// <summary>An address at which a host says what can be called.</summary>
public sealed class ListingSource
{
    public int Id { get; init; }

    /// <summary>Who serves; the key of a provider.</summary>
    public required string Host { get; set; }

    /// <summary>The whole address, as in <c>https://api.openai.com/v1/models</c>.</summary>
    public required string Url { get; set; }

    public ListingForm Form { get; set; }

    /// <summary>Sealed, or the name of an environment variable; null asks without a key.</summary>
    public string? Credential { get; set; }

    public ListingState State { get; set; }

    public string StateReason { get; set; } = "";

    public DateTime StateSince { get; set; }

    /// <summary>When we last asked, whatever came.</summary>
    public DateTime? LastCheckedAt { get; set; }

    /// <summary>When we last read a listing that we believed.</summary>
    public DateTime? LastVerifiedAt { get; set; }

    public DateTime NextDueAt { get; set; }

    public bool Paused { get; set; }

    /// <summary>Times in a row without a listing.</summary>
    public int Failures { get; set; }

    /// <summary>A person said that the next listing counts however small it is.</summary>
    public bool AcceptNext { get; set; }

    /// <summary>Which reader made the known list; another one starts anew without a word.</summary>
    public int ReaderVersion { get; set; }

    /// <summary>Grows with every write: a poll that was overtaken gives up instead of mixing in.</summary>
    public int Revision { get; set; }

    public List<ListedModel> Models { get; } = [];
}

/// <summary>How a host wants to be asked.</summary>
public enum ListingForm
{
    /// <summary><c>Authorization: Bearer</c>, as OpenAI and all who follow it.</summary>
    OpenAi,

    /// <summary><c>x-api-key</c> with a version.</summary>
    Anthropic,

    /// <summary><c>api-key</c>.</summary>
    Azure,

    /// <summary><c>x-goog-api-key</c>; a key never stands in an address.</summary>
    Gemini,
}

/// <summary>What came of asking the last time; only <see cref="Read"/> and <see cref="Partial"/> say something about models.</summary>
public enum ListingState
{
    NeverPolled,
    Read,

    /// <summary>A list that goes on where we could not follow: it says what is there, not what is gone.</summary>
    Partial,

    /// <summary>A listing came that is too small to believe.</summary>
    Shrunk,

    /// <summary>401, 403, 429 and their like, or a key that we do not have.</summary>
    Blocked,
    Unreachable,

    /// <summary>Something came that is no listing.</summary>
    Unreadable,
}

/// <summary>A model on a host's list, by the host's own id.</summary>
public sealed class ListedModel
{
    public int Id { get; init; }

    public int SourceId { get; init; }

    public required string RawId { get; init; }

    public DateTime FirstSeenAt { get; set; }

    public DateTime LastSeenAt { get; set; }

    /// <summary>Not on the list since; suspected until <see cref="GoneAt"/>.</summary>
    public DateTime? MissingSince { get; set; }

    /// <summary>Known to be gone since.</summary>
    public DateTime? GoneAt { get; set; }

    /// <summary>The day after which the host says it will not answer; null when it says nothing.</summary>
    public DateOnly? RetiresOn { get; set; }

    /// <summary>The host's own suggestion.</summary>
    public string? Replacement { get; set; }

    public string? OwnedBy { get; set; }

    /// <summary>The host's own date of making.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>On its way out, says the host; null when it says nothing.</summary>
    public bool? Deprecated { get; set; }

    /// <summary>Tokens that fit into one exchange.</summary>
    public long? Context { get; set; }

    /// <summary>The host's own price in nano-USD for a million tokens; null when it names none.</summary>
    public long? InputPriceNanos { get; set; }

    public long? OutputPriceNanos { get; set; }
}
