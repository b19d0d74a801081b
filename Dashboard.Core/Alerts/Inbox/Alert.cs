using Dashboard.Core.Units;

namespace Dashboard.Core.Alerts.Inbox;

/// <summary>Something that deserves a person; at most one is open for each rule and subject.</summary>
public sealed class Alert
{
    public int Id { get; init; }
    public required string Rule { get; init; }
    public required string Subject { get; init; }
    public required Level Level { get; set; }
    public required string Title { get; set; }
    public required string Detail { get; set; }
    public required string Path { get; set; }
    public AlertState State { get; set; }
    public required DateTime RaisedAt { get; init; }
    public required DateTime LastSeenAt { get; set; }
    public DateTime? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public string? Note { get; set; }
    public DateTime? ResolvedAt { get; set; }

    /// <summary>Takes over what holds now; an acknowledged alert that grew worse is new again.</summary>
    public void Renew(string title, string detail, string path, Level level, DateTime now)
    {
        if (State == AlertState.Acknowledged && AlertOrder.Weight(level) > AlertOrder.Weight(Level))
            State = AlertState.New;

        (Title, Detail, Path, Level, LastSeenAt) = (title, detail, path, level, now);
    }
}

/// <summary>Where an alert stands.</summary>
public enum AlertState
{
    New,
    Acknowledged,
    Resolved,
}

/// <summary>Worst first; what is unknown stands above low, because nobody knows better.</summary>
public static class AlertOrder
{
    public static int Weight(Level level) => level switch
    {
        Level.Critical => 5,
        Level.High => 4,
        Level.Medium => 3,
        Level.Unknown => 2,
        Level.Low => 1,
        _ => 0,
    };
}
