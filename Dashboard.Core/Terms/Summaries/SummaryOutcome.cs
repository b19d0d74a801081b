namespace Dashboard.Core.Terms.Summaries;

/// <summary>One thing that a model says of a change, and the words of the change that it rests on.</summary>
/// <param name="Statement">Generated: may be wrong.</param>
/// <param name="Quote">Stands in the change, word for word.</param>
public sealed record SummaryPoint(string Statement, string Quote);

/// <summary>What came of asking a model.</summary>
public abstract record SummaryOutcome
{
    private SummaryOutcome()
    {
    }

    /// <param name="Model">Who generated it.</param>
    /// <param name="Points">What it says.</param>
    /// <param name="Dropped">Points that quoted nothing of the change.</param>
    /// <param name="LeftOut">Changed sentences that it was not shown, because there are so many.</param>
    public sealed record Made(string Model, IReadOnlyList<SummaryPoint> Points, int Dropped, int LeftOut) : SummaryOutcome;

    /// <param name="Reason">One sentence for people.</param>
    public sealed record Unusable(string Reason) : SummaryOutcome;
}
