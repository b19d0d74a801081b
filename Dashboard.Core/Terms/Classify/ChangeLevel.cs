namespace Dashboard.Core.Terms.Classify;

/// <summary>How much a change matters to a customer.</summary>
public enum ChangeLevel
{
    /// <summary>Nothing that binds anybody changed.</summary>
    None,

    /// <summary>Real but narrow.</summary>
    Low,

    /// <summary>A duty, limit, right or price that some workload must check.</summary>
    Medium,

    /// <summary>Whether, or on what terms, we may use the service at all.</summary>
    High,
}
