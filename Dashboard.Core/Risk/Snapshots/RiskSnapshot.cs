using Dashboard.Core.Risk.Fallbacks;

namespace Dashboard.Core.Risk.Snapshots;

/// <summary>How a workload stood at the end of a day. The whole is their mean by weight, so nothing of a removed workload stays behind.</summary>
public sealed class RiskSnapshot
{
    public required DateOnly Day { get; init; }

    public required string WorkloadKey { get; init; }

    /// <summary>Null when no route was known.</summary>
    public double? Score { get; set; }

    public double Least { get; set; }

    public double Most { get; set; }

    public SingleProviderAnswer SingleProvider { get; set; }

    /// <summary>Criticality, times its part of the spend where there was any.</summary>
    public double Weight { get; set; }
}
