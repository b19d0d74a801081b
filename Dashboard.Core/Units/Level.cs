namespace Dashboard.Core.Units;

/// <summary>How much something matters. Unknown is a level of its own and never the same as none.</summary>
public enum Level
{
    None,
    Low,
    Medium,
    High,
    Critical,
    Unknown,
}
