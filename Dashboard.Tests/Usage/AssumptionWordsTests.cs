using Dashboard.Core.Usage.Pricing;
using Dashboard.Usage;

namespace Dashboard.Tests.Usage;

public sealed class AssumptionWordsTests
{
    [Fact]
    public void Every_assumption_is_a_sentence_of_its_own()
    {
        var all = Enum.GetValues<CostAssumptions>();

        var said = AssumptionWords.Of(all.Aggregate((a, b) => a | b));

        Assert.Equal(all.Length - 1, said.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(AssumptionWords.Of(CostAssumptions.None));
    }
}
