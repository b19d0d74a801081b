namespace Dashboard.Core.Terms.Capture;

/// <summary>How much of one text stands in another: shared runs of four words, whatever their order.</summary>
internal static class PageOverlap
{
    private const int Run = 4;

    /// <summary>The share of the shorter text's runs that the other has too: 1 for a cut or an extension, near 0 for another document.</summary>
    public static double Of(string before, string after)
    {
        var old = Runs(Wording.Of(before));
        var now = Runs(Wording.Of(after));
        var (few, many) = old.Count <= now.Count ? (old, now) : (now, old);
        return few.Count == 0 ? 0 : (double)few.Count(many.Contains) / few.Count;
    }

    private static HashSet<int> Runs(string wording)
    {
        var words = wording.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var runs = new HashSet<int>(words.Length);
        for (var i = 0; i + Run <= words.Length; i++)
            runs.Add(HashCode.Combine(words[i], words[i + 1], words[i + 2], words[i + 3]));

        return runs;
    }
}
