using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Policy;

namespace Dashboard.Risk;

/// <summary>What the dependency page shows.</summary>
/// <param name="Before">Concentration of the 30 days before.</param>
public sealed record DependencyView(RiskAnswer Answer, IReadOnlyList<ConcentrationLine> Before)
{
    public ConcentrationLine Line(ConcentrationKey key, ConcentrationBasis basis) => Answer.Concentration.Single(l => l.Key == key && l.Basis == basis);

    public ConcentrationLine LineBefore(ConcentrationKey key, ConcentrationBasis basis) => Before.Single(l => l.Key == key && l.Basis == basis);
}
