using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk;

/// <summary>How much a workload weighs beside others: each step of criticality doubles it.</summary>
public static class Weights
{
    public static int Of(Criticality criticality) => criticality switch
    {
        Criticality.Low => 1,
        Criticality.Medium => 2,
        Criticality.High => 4,
        _ => 8,
    };
}
