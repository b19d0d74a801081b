namespace Dashboard.Kit;

/// <summary>Why a <see cref="Notice"/> is there.</summary>
public enum NoticeKind
{
    Information,
    Stale,

    /// <summary>Something is probably wrong, and a person can say.</summary>
    Warning,
    Failed,
}
