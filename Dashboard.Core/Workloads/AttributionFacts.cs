namespace Dashboard.Core.Workloads;

/// <summary>What is known of a stream of usage when asking which workload it belongs to; null is unknown.</summary>
public sealed record AttributionFacts(
    string? ApiKey = null, string? Project = null, string? Tag = null, string? Service = null, string? Model = null);
