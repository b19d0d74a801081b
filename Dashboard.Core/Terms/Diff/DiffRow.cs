namespace Dashboard.Core.Terms.Diff;

/// <summary>A row of a side-by-side page: plain text in spans, never markup.</summary>
public sealed record DiffRow(ClauseOp Op, string Heading, bool IsHeading, IReadOnlyList<TextSpan> Before, IReadOnlyList<TextSpan> After)
{
    /// <summary>Where a moved sentence stood before; null when it kept its section.</summary>
    public string? MovedFrom { get; init; }

    public static DiffRow Of(DiffLine line)
    {
        var (before, after) = line switch
        {
            { Op: ClauseOp.Reworded, Before: { } old, After: { } now } => WordMarks.Of(old.Text, now.Text),
            _ => (Whole(line.Before ?? (line.Op == ClauseOp.Same ? line.After : null), line.Op == ClauseOp.Removed), Whole(line.After, line.Op == ClauseOp.Added)),
        };
        return new(line.Op, line.Heading, (line.After ?? line.Before)!.IsHeading, before, after)
        {
            MovedFrom = line.Op == ClauseOp.Moved && line.Before!.Heading != line.After!.Heading ? line.Before.Heading : null,
        };
    }

    private static IReadOnlyList<TextSpan> Whole(Sentence? sentence, bool changed) => sentence is null ? [] : [new(sentence.Text, changed)];
}
