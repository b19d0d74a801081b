using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Risk;

/// <summary>What the dependency page shows.</summary>
/// <param name="Before">Concentration of the 30 days before.</param>
/// <param name="Seen">Who was used by which workload.</param>
public sealed record DependencyView(RiskAnswer Answer, IReadOnlyList<ConcentrationLine> Before, IReadOnlyList<ConcentrationPoint> History, IReadOnlyList<ObservedParties> Seen,
    ScoreWeights Weights)
{
    public ConcentrationLine Line(ConcentrationKey key, ConcentrationBasis basis) => Answer.Concentration.Single(l => l.Key == key && l.Basis == basis);

    public ConcentrationLine LineBefore(ConcentrationKey key, ConcentrationBasis basis) => Before.Single(l => l.Key == key && l.Basis == basis);
}
