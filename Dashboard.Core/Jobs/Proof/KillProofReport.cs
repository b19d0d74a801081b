namespace Dashboard.Core.Jobs.Proof;

/// <summary>What thirty deaths did to a thousand jobs.</summary>
public sealed record KillProofReport
{
    public required int Kills { get; init; }

    /// <summary>Enqueued, scheduled and continued jobs.</summary>
    public required int Jobs { get; init; }

    public required int Succeeded { get; init; }

    /// <summary>Jobs that were running when their process was killed, and ran again: allowed, and counted.</summary>
    public required int RunMoreThanOnce { get; init; }

    /// <summary>Jobs that ran again although the process of their run before was not killed: never allowed.</summary>
    public required int RunTwiceWithoutKill { get; init; }

    /// <summary>The longest time from a kill to the next run of a job it interrupted.</summary>
    public required double LongestReturnSeconds { get; init; }

    /// <summary>Occurrences of the recurring jobs between their first and their last.</summary>
    public required int RecurringDue { get; init; }

    public required int RecurringEnqueued { get; init; }

    public required int RecurringLost { get; init; }

    public required int RecurringDoubled { get; init; }

    /// <summary>Enqueued occurrences that did not succeed.</summary>
    public required int RecurringNotRun { get; init; }

    /// <summary>How often "database is locked" stands in a log.</summary>
    public required int LockedErrors { get; init; }

    /// <summary>Errors and warnings in the logs of the servers.</summary>
    public required int LoggedProblems { get; init; }

    public required double Seconds { get; init; }

    public bool Passed =>
        Succeeded == Jobs && RunTwiceWithoutKill == 0 && LongestReturnSeconds < 60
        && RecurringLost == 0 && RecurringDoubled == 0 && RecurringNotRun == 0 && LockedErrors == 0;
}
