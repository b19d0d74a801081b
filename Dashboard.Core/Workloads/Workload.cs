namespace Dashboard.Core.Workloads;

/// <summary>A named use of AI with somebody who answers for it.</summary>
public sealed class Workload
{
    /// <summary>See <see cref="WorkloadKey"/>.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>A person or team, as the organisation writes it.</summary>
    public string? Owner { get; set; }

    public Criticality Criticality { get; set; }

    /// <summary>Blocs that may serve it, joined by commas in their own order; null allows all.</summary>
    public string? AllowedBlocs { get; set; }

    /// <summary>What becomes of its outputs, joined by commas in the order of <see cref="OutputUse"/>; null is unknown.</summary>
    public string? OutputUses { get; set; }

    /// <summary>Kept for its history; no longer counted among the workloads at risk.</summary>
    public bool Archived { get; set; }

    public List<AttributionRule> Rules { get; } = [];
}

/// <summary>How much it hurts when a workload stops.</summary>
public enum Criticality
{
    Low,
    Medium,
    High,
    Critical,
}
