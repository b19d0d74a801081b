namespace Dashboard.Core.Terms.Capture;

/// <summary>
/// A cookie dialog written under the document, in markup that does not name it. It comes and goes with the visitor,
/// so it is neither the document nor a change of it. Texts about cookies keep every line.
/// </summary>
internal static class ConsentTail
{
    // A wall with a few words above it stays whole, so that the guards see what it is.
    private const int SmallestDocument = 100;
    private const int LastBlocks = 4;
    private const int LongestDialog = 150;

    public static string Without(string markdown, string title)
    {
        if (IsAboutCookies(title))
            return markdown;

        var blocks = markdown.Split("\n\n");
        var first = Array.FindIndex(blocks, Math.Max(0, blocks.Length - LastBlocks), IsNotice);
        if (first < 0 || blocks[first..].Any(b => MarkdownLines.Heading(b) is not null) || IsAboutCookies(HeadingAbove(blocks, first)))
            return markdown;

        var tail = Fold(string.Join(' ', blocks[first..]));
        var rest = string.Join("\n\n", blocks[..first]);
        return PageLexicon.CountIn(tail, PageLexicon.Consents) >= 3 && Wording.Count(tail) <= LongestDialog && Wording.Count(Wording.Of(rest)) >= SmallestDocument ? rest : markdown;
    }

    private static bool IsNotice(string block) => PageLexicon.FirstIn(Fold(block), PageLexicon.Consents) is not null;

    private static string HeadingAbove(string[] blocks, int first) =>
        blocks[..first].LastOrDefault(b => MarkdownLines.Heading(b) is not null) ?? "";

    private static bool IsAboutCookies(string title) =>
        title.Contains("cookie", StringComparison.OrdinalIgnoreCase) || title.Contains("tracker", StringComparison.OrdinalIgnoreCase);

    private static string Fold(string text) => Wording.Of(text).ToLowerInvariant();
}
