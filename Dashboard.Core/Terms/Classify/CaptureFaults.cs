using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Whether one of two texts is plainly not the document, so that nothing can be said about the terms. Pure.</summary>
internal static class CaptureFaults
{
    private const double Collapsed = 0.15;
    private const int WasDocument = 200;
    private const double HardlyLegal = 0.012;
    private const double Legal = 0.02;
    private const double Unrelated = 0.15;
    private const int LongestNotice = 40;
    private const int HalfSentence = 40;

    // Less than this missing is a sentence that was completed, not a text cut short.
    private const double Broken = 0.1;

    public static string? Why(PageText before, PageText after)
    {
        if (before.Language is { } old && after.Language is { } now && old != now)
            return $"One text is in \"{old}\", the other in \"{now}\".";

        var (few, many) = before.Words <= after.Words ? (before, after) : (after, before);
        if (many.Words >= WasDocument && few.Words < many.Words * Collapsed)
            return $"One text has {few.Words} words, the other {many.Words}: one of the captures is not the document.";

        if (few.Words <= LongestNotice && many.Words > few.Words * 2 && PageLexicon.FirstIn(Wording.Of(few.Markdown).ToLowerInvariant(), PageLexicon.Errors) is { } error)
            return $"One text is an error message (\"{error}\").";

        if (BreaksOff(few.Markdown, many.Markdown))
            return "One text breaks off in the middle of a sentence that the other goes on with.";

        return many.Words >= WasDocument
            && Math.Min(LegalWords.ShareIn(before.Markdown), LegalWords.ShareIn(after.Markdown)) < HardlyLegal
            && Math.Max(LegalWords.ShareIn(before.Markdown), LegalWords.ShareIn(after.Markdown)) > Legal
            && PageOverlap.Of(before.Markdown, after.Markdown) < Unrelated
            ? "One text is a contract or notice, the other is not."
            : null;
    }

    /// <summary>A transfer that ended early leaves half a sentence at its end.</summary>
    private static bool BreaksOff(string few, string many)
    {
        var end = few.TrimEnd();
        var last = end[(end.LastIndexOf('\n') + 1)..].Trim();
        if (last.Length < HalfSentence || last[^1] is '.' or ':' or ';' or '!' or '?' or '。' or '|' or ')' or '”' or '"')
            return false;

        var at = many.IndexOf(last, StringComparison.Ordinal);
        var next = at + last.Length;
        return at >= 0 && next < many.Length && char.IsLetter(many[next]) && many.Length - next > few.Length * Broken;
    }
}
