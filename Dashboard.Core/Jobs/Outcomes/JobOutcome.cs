namespace Dashboard.Core.Jobs.Outcomes;

/// <summary>How the last run of a scheduled job went.</summary>
public enum JobOutcome
{
    Never,
    Queued,
    Running,
    Succeeded,
    Failed,
}
