namespace Dashboard.Core.Jobs.Proof;

/// <summary>What one server does with so many workers.</summary>
/// <param name="IdleCpuPercent">Share of one core that a server without work uses.</param>
public sealed record JobsThroughputReport(int Workers, int Jobs, double EnqueuedPerSecond, double ProcessedPerSecond, double IdleCpuPercent);
