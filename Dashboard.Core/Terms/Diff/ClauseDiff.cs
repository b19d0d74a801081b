namespace Dashboard.Core.Terms.Diff;

/// <summary>What became of a sentence.</summary>
public enum ClauseOp
{
    Same,
    Added,
    Removed,
    Reworded,
    Moved,
}

/// <summary>A sentence of the old text beside its counterpart in the new one.</summary>
public sealed record DiffLine(ClauseOp Op, Sentence? Before, Sentence? After)
{
    public string Heading => (After ?? Before)!.Heading;
}

/// <summary>Compares two documents sentence by sentence: moved and renumbered sentences keep their identity. Pure.</summary>
public static class ClauseDiff
{
    /// <summary>Every sentence of both, in the order of the new text, removed ones where they stood.</summary>
    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> after)
    {
        var pairs = SentencePairs.Match(before, after);
        var lines = new List<DiffLine>(after.Count);
        var old = 0;
        for (var now = 0; now < after.Count; now++)
        {
            var partner = pairs.BeforeOf[now];
            // What was removed stands before the next sentence that kept its place.
            if (partner >= old && pairs.KeepsPlace[now])
            {
                AddRemoved(lines, before, pairs, old, partner);
                old = partner + 1;
            }

            lines.Add(Line(before, after, pairs, now));
        }

        AddRemoved(lines, before, pairs, old, before.Count);
        return lines;
    }

    private static DiffLine Line(IReadOnlyList<Sentence> before, IReadOnlyList<Sentence> after, SentencePairs pairs, int now)
    {
        var sentence = after[now];
        if (pairs.BeforeOf[now] < 0)
            return new(pairs.SameInSum[now] ? ClauseOp.Same : ClauseOp.Added, null, sentence);

        var old = before[pairs.BeforeOf[now]];
        var op = old.Key != sentence.Key ? ClauseOp.Reworded : pairs.KeepsPlace[now] ? ClauseOp.Same : ClauseOp.Moved;
        return new(op, old, sentence);
    }

    private static void AddRemoved(List<DiffLine> lines, IReadOnlyList<Sentence> before, SentencePairs pairs, int from, int until)
    {
        for (var i = from; i < until; i++)
        {
            if (!pairs.Taken[i])
                lines.Add(new(ClauseOp.Removed, before[i], null));
        }
    }
}
