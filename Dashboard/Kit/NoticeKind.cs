namespace Dashboard.Kit;

/// <summary>Why a <see cref="Notice"/> is there.</summary>
public enum NoticeKind
{
    Information,
    Stale,
    Failed,
}
