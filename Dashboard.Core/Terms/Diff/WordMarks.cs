using Dashboard.Core.Terms.Capture;

using DiffPlex;

namespace Dashboard.Core.Terms.Diff;

/// <summary>A run of text and whether it changed. Plain text: whoever shows it encodes it.</summary>
public sealed record TextSpan(string Text, bool Changed);

/// <summary>Marks the words that differ between two sentences.</summary>
public static class WordMarks
{
    public static (IReadOnlyList<TextSpan> Before, IReadOnlyList<TextSpan> After) Of(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: true, ignoreCase: false, WordChunker.Instance);
        var old = new bool[diff.PiecesOld.Count];
        var now = new bool[diff.PiecesNew.Count];
        foreach (var block in diff.DiffBlocks)
        {
            Array.Fill(old, true, block.DeleteStartA, block.DeleteCountA);
            Array.Fill(now, true, block.InsertStartB, block.InsertCountB);
        }

        return (Spans(diff.PiecesOld, old), Spans(diff.PiecesNew, now));
    }

    private static List<TextSpan> Spans(IReadOnlyList<string> pieces, bool[] changed)
    {
        var spans = new List<TextSpan>();
        for (var i = 0; i < pieces.Count;)
        {
            var end = i + 1;
            while (end < pieces.Count && changed[end] == changed[i])
                end++;

            spans.Add(new(string.Concat(pieces.Skip(i).Take(end - i)), changed[i]));
            i = end;
        }

        return spans;
    }

    /// <summary>Words, and what stands between them.</summary>
    private sealed class WordChunker : IChunker
    {
        public static WordChunker Instance { get; } = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var pieces = new List<string>();
            for (var at = 0; at < text.Length;)
            {
                var end = Math.Max(WordScanner.WordEnd(text, at), at + 1);
                pieces.Add(text[at..end]);
                at = end;
            }

            return pieces;
        }
    }
}
