namespace Dashboard.Core.AiModels.Lifecycle;

/// <summary>What a page of a host says about the end of one of its models, with the row that says it.</summary>
public sealed class LifecycleNote
{
    public long Id { get; init; }

    public int PageId { get; init; }

    /// <summary>A maker's day does not bind other hosts: this is said for one host.</summary>
    public required string Host { get; init; }

    /// <summary>As the page writes it.</summary>
    public required string RawModel { get; init; }

    public DateOnly? Announced { get; set; }

    public DateOnly? Ends { get; init; }

    /// <summary>False: not sooner than <see cref="Ends"/>.</summary>
    public bool Firm { get; set; }

    public string? Replacement { get; set; }

    public string? Status { get; set; }

    public required string Quote { get; set; }

    public DateTime FirstSeenAt { get; init; }

    public DateTime LastSeenAt { get; set; }

    /// <summary>When the page stopped saying it; null while it does.</summary>
    public DateTime? GoneAt { get; set; }
}
