using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Finds runs of lines that came or went together and are not the document: a consent banner, a menu, an error page in place of a part.</summary>
internal static class ChromeRuns
{
    private const int Telltales = 2;
    private const int ShortestMenu = 6;
    private const double MostlyLabels = 0.8;
    private const int LongestNotice = 16;
    private const int LinesOfNotice = 4;

    // Short lines that both sides share ("Cookies") stand inside a part that is otherwise gone.
    private const int SharedInside = 3;

    /// <summary>Each such line, and what it is.</summary>
    public static Dictionary<DiffLine, string> Of(IReadOnlyList<DiffLine> lines)
    {
        var chrome = new Dictionary<DiffLine, string>(ReferenceEqualityComparer.Instance);
        for (var start = 0; start < lines.Count;)
        {
            var op = lines[start].Op;
            var end = start + 1;
            while (end < lines.Count && lines[end].Op == op)
                end++;

            if (op is ClauseOp.Added or ClauseOp.Removed)
                Read(chrome, [.. lines.Skip(start).Take(end - start)]);

            start = end;
        }

        foreach (var entry in RepeatedHeadings(lines))
            chrome[entry] = "Repeats a heading.";

        foreach (var (from, until) in ErrorParts(lines))
        {
            for (var i = from; i < until; i++)
                chrome[lines[i]] = "An error page stood in place of this part.";
        }

        return chrome;
    }

    private static void Read(Dictionary<DiffLine, string> chrome, IReadOnlyList<DiffLine> run)
    {
        if (PageLexicon.CountIn(string.Join(' ', run.Select(KeyOf)), PageLexicon.Consents) >= Telltales)
        {
            foreach (var line in run)
                chrome[line] = "Part of a consent banner.";

            return;
        }

        var labels = run.Where(l => CosmeticRules.IsLabel((l.After ?? l.Before)!) && !DateLines.IsStamp((l.After ?? l.Before)!.Text)).ToList();
        if (labels.Count < ShortestMenu || labels.Count < run.Count * MostlyLabels)
            return;

        foreach (var label in labels)
            chrome[label] = "Part of a menu.";
    }

    /// <summary>Entries of a table of contents and links that are called like a section.</summary>
    private static IEnumerable<DiffLine> RepeatedHeadings(IReadOnlyList<DiffLine> lines)
    {
        var headings = lines.SelectMany(l => new[] { l.Before, l.After }).OfType<Sentence>().Where(s => s.IsHeading).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        return lines.Where(l => l.Op is ClauseOp.Added or ClauseOp.Removed && (l.After ?? l.Before) is { IsHeading: false } && headings.Contains(KeyOf(l)));
    }

    /// <summary>Where an error page came or went, everything that went or came with it.</summary>
    private static IEnumerable<(int From, int Until)> ErrorParts(IReadOnlyList<DiffLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsNotice(lines[i]) || !Enumerable.Range(i + 1, Math.Min(LinesOfNotice, lines.Count - i - 1)).Any(n => lines[n].Op == lines[i].Op && IsNotice(lines[n])))
                continue;

            var (from, until) = (Reach(lines, i, -1), Reach(lines, i, 1) + 1);
            yield return (from, until);
            i = until;
        }
    }

    private static bool IsNotice(DiffLine line) => line.Op is ClauseOp.Added or ClauseOp.Removed
        && KeyOf(line) is var key && WordCount(key) <= LongestNotice && PageLexicon.FirstIn(key, PageLexicon.Errors) is not null;

    private static int WordCount(string key) => key.Count(c => c == ' ') + 1;

    /// <summary>The last line in this direction that changed, past a few that both sides share.</summary>
    private static int Reach(IReadOnlyList<DiffLine> lines, int start, int step)
    {
        var (last, shared) = (start, 0);
        for (var i = start + step; i >= 0 && i < lines.Count && shared <= SharedInside; i += step)
        {
            if (lines[i].Op is ClauseOp.Added or ClauseOp.Removed)
                (last, shared) = (i, 0);
            else
                shared++;
        }

        return last;
    }

    private static string KeyOf(DiffLine line) => (line.After ?? line.Before)!.Key;
}
