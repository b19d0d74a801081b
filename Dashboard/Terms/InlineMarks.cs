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
        ClauseOp.Reworded => Merge(row.Before, row.After) is { } merged ? Runs(merged) : Apart(row),
        _ => [.. row.After.Select(s => new InlineSpan(InlineKind.Kept, s.Text))],
    };

    /// <summary>One side of a row: changed words with nothing but a space between them are one run.</summary>
    public static IReadOnlyList<TextSpan> Side(IReadOnlyList<TextSpan> spans)
    {
        var joined = new List<TextSpan>(spans.Count);
        for (var i = 0; i < spans.Count; i++)
        {
            var changed = spans[i].Changed || (i > 0 && i < spans.Count - 1 && spans[i - 1].Changed && spans[i + 1].Changed && string.IsNullOrWhiteSpace(spans[i].Text));
            if (joined.Count > 0 && joined[^1].Changed == changed)
                joined[^1] = new(joined[^1].Text + spans[i].Text, changed);
            else
                joined.Add(new(spans[i].Text, changed));
        }

        return joined;
    }

    // "after at giving any" reads as nothing: what went is said whole before what came.
    private static List<InlineSpan> Runs(List<InlineSpan> spans)
    {
        var runs = new List<InlineSpan>();
        string gone = "", come = "", space = "";
        foreach (var span in spans)
        {
            if (span.Kind == InlineKind.Kept && gone.Length + come.Length > 0 && string.IsNullOrWhiteSpace(span.Text))
            {
                space += span.Text;
                continue;
            }

            if (span.Kind == InlineKind.Kept)
            {
                End();
                runs.Add(span with { Text = space + span.Text });
            }
            else
            {
                (gone, come) = (gone + space, come + space);
                if (span.Kind == InlineKind.Gone)
                    gone += span.Text;
                else
                    come += span.Text;
            }

            space = "";
        }

        End();
        if (space.Length > 0)
            runs.Add(new(InlineKind.Kept, space));

        return runs;

        void End()
        {
            if (!string.IsNullOrWhiteSpace(gone))
                runs.Add(new(InlineKind.Gone, gone));

            if (!string.IsNullOrWhiteSpace(come))
                runs.Add(new(InlineKind.New, come));

            (gone, come) = ("", "");
        }
    }

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
