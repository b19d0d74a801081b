using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Classify.Evaluation;

namespace Dashboard.Tests.Terms.Classify;

public sealed class TermsEvaluationTests
{
    [Fact]
    public void Figures_are_those_that_a_hand_would_count()
    {
        var evaluation = TermsEvaluation.Of(
        [
            Pair("a", label: ChangeLevel.High, said: ChangeLevel.High, [TermsTopic.RateLimits, TermsTopic.PricingBilling], [TermsTopic.RateLimits]),
            Pair("a", label: ChangeLevel.Medium, said: ChangeLevel.None, [TermsTopic.RateLimits], [TermsTopic.Cosmetic]),
            Pair("b", label: ChangeLevel.None, said: ChangeLevel.Low, [TermsTopic.Cosmetic], [TermsTopic.PricingBilling]),
            Pair("b", label: ChangeLevel.Low, said: ChangeLevel.Low, [TermsTopic.PricingBilling], [TermsTopic.PricingBilling]),
        ]);

        var all = evaluation.All;
        Assert.Equal((4, 3, 3, 2), (all.Pairs, all.Substantive, all.CalledMaterial, all.Found));
        Assert.Equal((2, 1), (all.Weighty, all.WeightyFound));
        Assert.Equal((2, 1), (all.LevelEqual, all.LevelFarOff));
        // Two shared; four wanted and three named.
        Assert.Equal(4.0 / 7, all.TopicsF1!.Value, precision: 9);
        Assert.Equal(["a", "b"], evaluation.Providers.Select(p => p.Name));
        Assert.Equal(3, evaluation.Wrong.Count);
        Assert.Equal(["Not found.", "Level none, a person says medium.", "Topics missed: rate-limits."], evaluation.Wrong[1].Faults());
        Assert.Equal(5, evaluation.Unmet().Count());
    }

    [Fact]
    public void A_share_of_nothing_is_unknown_and_breaks_no_bar()
    {
        var evaluation = TermsEvaluation.Of([Pair("a", ChangeLevel.None, ChangeLevel.None, [TermsTopic.Cosmetic], [TermsTopic.Cosmetic])]);

        Assert.Null(evaluation.All.Precision);
        Assert.Null(evaluation.All.TopicsF1);
        Assert.Empty(evaluation.Unmet());
        Assert.Empty(evaluation.Wrong);
    }

    private static LabelledPair Pair(string provider, ChangeLevel label, ChangeLevel said, TermsTopic[] topics, TermsTopic[] named) =>
        new("pair", provider, label != ChangeLevel.None, label, topics, new TermsDiff(said != ChangeLevel.None, said, named, ChangeKind.Text, [], []));
}
