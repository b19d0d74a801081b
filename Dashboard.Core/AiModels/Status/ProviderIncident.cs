using Dashboard.Core.AiModels.Status.Reading;

namespace Dashboard.Core.AiModels.Status;

/// <summary>Trouble at a host, as its status page tells it.</summary>
public sealed class ProviderIncident
{
    public long Id { get; init; }

    public int PageId { get; init; }

    public required string Host { get; init; }

    /// <summary>The page's own id.</summary>
    public required string ExternalId { get; init; }

    public required string Name { get; set; }

    public Health Impact { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? ResolvedAt { get; set; }

    public DateTime FirstSeenAt { get; init; }

    public DateTime LastSeenAt { get; set; }

    /// <summary>When a second poll saw it too; before that it deserves nobody's night.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public string? Url { get; set; }
}
