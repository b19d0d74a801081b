using Dashboard.Core.Terms.Diff;

namespace Dashboard.Terms;

/// <summary>What became of a run of words.</summary>
internal enum InlineKind
{
    Kept,
    Gone,
    New,
}

/// <summary>A run of words of a merged sentence.</summary>
internal sealed record InlineSpan(InlineKind Kind, string Text);

/// <summary>Two marked sentences as one, for narrow pages: what went stands before what came.</summary>
internal static class InlineMarks
{
    public static IReadOnlyList<InlineSpan> Of(DiffRow row) => row.Op switch
    {
        ClauseOp.Removed => [.. row.Before.Select(s => new InlineSpan(InlineKind.Gone, s.Text))],
        ClauseOp.Added => [.. row.After.Select(s => new InlineSpan(InlineKind.New, s.Text))],
        ClauseOp.Reworded => Merge(row.Before, row.After) ?? Apart(row),
        _ => [.. row.After.Select(s => new InlineSpan(InlineKind.Kept, s.Text))],
    };

    // Kept words are the same on both sides, but cut at different places: each side is cut only where it changed.
    private static List<InlineSpan>? Merge(IReadOnlyList<TextSpan> before, IReadOnlyList<TextSpan> after)
    {
        var merged = new List<InlineSpan>();
        var (old, now) = (new Cursor(before), new Cursor(after));
        while (!old.IsDone || !now.IsDone)
        {
            if (old.IsChanged)
                merged.Add(new(InlineKind.Gone, old.TakeAll()));
            else if (now.IsChanged)
                merged.Add(new(InlineKind.New, now.TakeAll()));
            else if (Math.Min(old.Left, now.Left) is > 0 and var common && old.Take(common) == now.Peek(common))
                merged.Add(new(InlineKind.Kept, now.Take(common)));
            else
                return null;
        }

        return merged;
    }

    private static List<InlineSpan> Apart(DiffRow row) =>
    [
        new(InlineKind.Gone, string.Concat(row.Before.Select(s => s.Text))),
        new(InlineKind.New, string.Concat(row.After.Select(s => s.Text))),
    ];

    private sealed class Cursor(IReadOnlyList<TextSpan> spans)
    {
        private int _span, _at;

        public bool IsDone => _span >= spans.Count;

        public bool IsChanged => !IsDone && spans[_span].Changed;

        public int Left => IsDone ? 0 : spans[_span].Text.Length - _at;

        public string Peek(int length) => spans[_span].Text.Substring(_at, length);

        public string Take(int length)
        {
            var text = Peek(length);
            _at += length;
            if (Left == 0)
                (_span, _at) = (_span + 1, 0);

            return text;
        }

        public string TakeAll() => Take(Left);
    }
}
