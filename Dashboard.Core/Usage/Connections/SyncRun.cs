namespace Dashboard.Core.Usage.Connections;

/// <summary>One asking for a window of days, and what it changed.</summary>
public sealed class SyncRun
{
    public int Id { get; init; }

    public int ConnectionId { get; init; }

    public DateTime StartedAt { get; init; }

    public DateTime FinishedAt { get; init; }

    /// <summary>The first day, UTC.</summary>
    public DateOnly From { get; init; }

    /// <summary>The day after the last.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Whether it read the past on request.</summary>
    public bool Backfill { get; init; }

    public FeedState State { get; init; }

    /// <summary>Stopped by a person or with the server.</summary>
    public bool Stopped { get; init; }

    /// <summary>Why it failed, or which rows could not be used.</summary>
    public string Note { get; init; } = "";

    public int Pages { get; init; }

    public long Rows { get; init; }

    public long Added { get; init; }

    public long Updated { get; init; }

    public long Rejected { get; init; }
}
