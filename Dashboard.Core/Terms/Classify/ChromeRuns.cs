using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Finds runs of lines that came or went together and are a consent banner, not the document.</summary>
internal static class ChromeRuns
{
    private const int Telltales = 2;

    public static HashSet<DiffLine> Of(IReadOnlyList<DiffLine> lines)
    {
        var chrome = new HashSet<DiffLine>(ReferenceEqualityComparer.Instance);
        for (var start = 0; start < lines.Count;)
        {
            var op = lines[start].Op;
            var end = start + 1;
            while (end < lines.Count && lines[end].Op == op)
                end++;

            if (op is ClauseOp.Added or ClauseOp.Removed)
            {
                var run = lines.Skip(start).Take(end - start).ToList();
                var text = string.Join(' ', run.Select(l => (l.After ?? l.Before)!.Key));
                if (PageLexicon.CountIn(text, PageLexicon.Consents) >= Telltales)
                    chrome.UnionWith(run);
            }

            start = end;
        }

        return chrome;
    }
}
