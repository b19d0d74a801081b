namespace Dashboard.Core.Workloads;

/// <summary>Says that usage with this mark belongs to that workload.</summary>
public sealed class AttributionRule
{
    public int Id { get; init; }

    public required string WorkloadKey { get; init; }

    public RuleKind Kind { get; init; }

    /// <summary>The whole value, letter case aside; <c>*</c> stands for any run of characters.</summary>
    public required string Pattern { get; init; }

    /// <summary>Lower is asked first, across all workloads.</summary>
    public int Order { get; init; }
}

/// <summary>Which mark of the usage a rule looks at; of two rules of one order the earlier kind is asked first.</summary>
public enum RuleKind
{
    Key,
    Project,
    Tag,
    Service,
    Model,
}
