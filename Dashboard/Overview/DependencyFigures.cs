using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Policy;

namespace Dashboard.Overview;

/// <summary>How much hangs on one provider; null is unknown.</summary>
public sealed record DependencyFigures(string? Largest, double? LargestShare, bool? OverLimit, int Workloads, int SingleProvider, int Undecided)
{
    internal static DependencyFigures Of(RiskAnswer answer)
    {
        var providers = answer.Concentration.Single(line => line is { Key: ConcentrationKey.Provider, Basis: ConcentrationBasis.Spend });
        return new(
            providers.Largest?.Id, providers.Largest?.Share, providers.OverLimit, answer.Workloads.Count,
            answer.Workloads.Count(w => w.SingleProvider is SingleProviderAnswer.Yes), answer.Workloads.Count(w => w.SingleProvider is SingleProviderAnswer.Unknown));
    }
}
