namespace Dashboard.Core.Workloads;

/// <summary>The short name of a workload: lower case words joined by hyphens, made from its first name and kept for ever.</summary>
public readonly record struct WorkloadKey(string Value)
{
    public override string ToString() => Value;
}
