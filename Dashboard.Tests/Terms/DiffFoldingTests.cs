using Dashboard.Core.Terms.Diff;
using Dashboard.Terms;

namespace Dashboard.Tests.Terms;

/// <summary>Sentences that only stand elsewhere say what they said: they are folded, and nothing that changed is.</summary>
public sealed class DiffFoldingTests
{
    private const string Fees = "You pay the fees at the end of each month by bank transfer.";
    private const string Notice = "We tell you about new fees thirty days before they count.";
    private const string Old = $"# Terms\n\n## Fees\n\n{Fees}\n\n{Notice}\n\n## Law\n\nThe law of Ireland governs this agreement.\n\nThe courts of Dublin decide.\n\nNothing else was agreed between the two of us.";
    private const string New = $"# Terms\n\n## Law\n\nThe law of England governs this agreement.\n\nThe courts of Dublin decide.\n\nNothing else was agreed between the two of us.\n\n## Fees\n\n{Fees}\n\n{Notice}";

    [Fact]
    public void Moved_clauses_are_folded_and_counted_apart_and_a_reworded_one_stays_open()
    {
        var stretches = Stretches(Old, New);

        var open = Assert.Single(stretches.Where(s => !s.Folded).SelectMany(s => s.Rows), r => r.Row.Op == ClauseOp.Reworded);
        Assert.Contains(open.Row.After, s => s.Text.Contains("England", StringComparison.Ordinal));
        var folded = stretches.Where(s => s.Folded).ToList();
        Assert.Contains(folded, s => s.Folding.Contains("moved sentence", StringComparison.Ordinal));
        Assert.DoesNotContain(folded.SelectMany(s => s.Rows), r => r.Row.Op is ClauseOp.Added or ClauseOp.Removed or ClauseOp.Reworded);
        Assert.Equal(ClauseDiff.Of(DocumentSentences.Read(Old), DocumentSentences.Read(New)).Count(l => l.Op == ClauseOp.Moved), stretches.SelectMany(s => s.Rows).Count(r => r.Row.Op == ClauseOp.Moved));
    }

    private static IReadOnlyList<DiffStretch> Stretches(string before, string after)
    {
        var rows = ClauseDiff.Of(DocumentSentences.Read(before), DocumentSentences.Read(after)).Select(DiffRow.Of).ToList();
        return DiffStretch.Of(rows, null);
    }
}
