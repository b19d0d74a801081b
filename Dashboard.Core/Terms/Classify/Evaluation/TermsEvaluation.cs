namespace Dashboard.Core.Terms.Classify.Evaluation;

/// <summary>The figures over all pairs and for each provider, with every pair that was answered wrongly. Pure.</summary>
public sealed record TermsEvaluation(EvaluationLine All, IReadOnlyList<EvaluationLine> Providers, IReadOnlyList<LabelledPair> Wrong)
{
    private const double LeastPrecision = 0.95;
    private const double LeastRecall = 0.9;
    private const double LeastTopicsF1 = 0.75;
    private const double LeastLevelShare = 0.7;
    private const int MostFarOff = 1;

    public static TermsEvaluation Of(IReadOnlyCollection<LabelledPair> pairs) => new(
        EvaluationLine.Of("all", pairs),
        [.. pairs.GroupBy(p => p.Provider).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => EvaluationLine.Of(g.Key, g.ToList()))],
        [.. pairs.Where(p => p.Faults().Any())]);

    /// <summary>The bars that were not met, one sentence each.</summary>
    public IEnumerable<string> Unmet()
    {
        if (All.WeightyFound < All.Weighty)
            yield return "Not every change of high or medium level was found.";

        if (All.Precision < LeastPrecision)
            yield return "Of the pairs called material, fewer than 95 % are substantive.";

        if (All.Recall < LeastRecall)
            yield return "Fewer than 90 % of the substantive pairs were found.";

        if (All.TopicsF1 < LeastTopicsF1)
            yield return "F1 of topics is below 0.75.";

        if (All.LevelShare < LeastLevelShare)
            yield return "The level is equal in fewer than 70 % of the pairs.";

        if (All.LevelFarOff > MostFarOff)
            yield return "The level is two steps away in more than one pair.";
    }
}
