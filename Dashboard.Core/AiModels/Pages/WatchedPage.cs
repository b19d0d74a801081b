using Dashboard.Core.AiModels.Status.Reading;

namespace Dashboard.Core.AiModels.Pages;

/// <summary>A page at which a host says how its models or its service are doing.</summary>
public sealed class WatchedPage
{
    public int Id { get; init; }

    public PageKind Kind { get; init; }

    /// <summary>Whose models; the key of a provider.</summary>
    public required string Host { get; set; }

    public required string Url { get; init; }

    /// <summary>Of a status page: the id or a part of the name of what we use; null when the page is about one thing.</summary>
    public string? Component { get; set; }

    public PageState State { get; set; }

    public string StateReason { get; set; } = "";

    public DateTime StateSince { get; set; }

    public DateTime? LastCheckedAt { get; set; }

    /// <summary>When we last read it, or heard that it had not changed.</summary>
    public DateTime? LastVerifiedAt { get; set; }

    public DateTime NextDueAt { get; set; }

    public bool Paused { get; set; }

    /// <summary>Times in a row without an answer that counts.</summary>
    public int Failures { get; set; }

    public string? ETag { get; set; }

    public DateTime? LastModified { get; set; }

    /// <summary>Which reader made what we know; another one starts anew without a word.</summary>
    public int ReaderVersion { get; set; }

    /// <summary>Of a status page: what two polls in a row have said.</summary>
    public Health Health { get; set; }

    public DateTime? HealthSince { get; set; }

    /// <summary>What the last poll said.</summary>
    public Health SeenHealth { get; set; }

    /// <summary>Grows with every write: a poll that was overtaken gives up.</summary>
    public int Revision { get; set; }
}

/// <summary>What a page tells.</summary>
public enum PageKind
{
    Deprecations,
    Status,
}

/// <summary>What came of asking the last time; everything but <see cref="Read"/> says nothing about models.</summary>
public enum PageState
{
    NeverPolled,
    Read,

    /// <summary>Far fewer facts than before: taken for a fault of the page.</summary>
    Shrunk,
    Blocked,
    Unreachable,
    Unreadable,
}
