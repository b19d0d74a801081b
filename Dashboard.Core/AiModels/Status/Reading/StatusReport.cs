namespace Dashboard.Core.AiModels.Status.Reading;

/// <summary>What a status page says; null is not said, which is not "none".</summary>
/// <param name="Whole">The page's own word about everything; it says nothing about one component.</param>
public sealed record StatusReport(Health Whole, IReadOnlyList<ComponentHealth>? Components, IReadOnlyList<ReportedIncident>? Incidents);

/// <summary>How something is, by its own page; the worst is the greatest.</summary>
public enum Health
{
    Unknown,
    Operational,
    Maintenance,
    Degraded,
    PartialOutage,
    MajorOutage,
}

/// <summary>One part of a provider's service.</summary>
public sealed record ComponentHealth(string? Id, string Name, Health Health);

/// <summary>One incident as the page tells it; <paramref name="Components"/> by id and by name, empty when it names none.</summary>
public sealed record ReportedIncident(
    string Id, string Name, Health Impact, DateTime? StartedAt, DateTime? ResolvedAt, IReadOnlyList<string> Components, string? Url)
{
    public bool IsOpen => ResolvedAt is null;
}

/// <summary>What an answer was.</summary>
public abstract record StatusReading
{
    private StatusReading()
    {
    }

    public sealed record Read(StatusReport Report) : StatusReading;

    public sealed record Unreadable(string Reason) : StatusReading;
}
