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

    public static string? Why(PageText before, PageText after)
    {
        if (before.Language is { } old && after.Language is { } now && old != now)
            return $"One text is in \"{old}\", the other in \"{now}\".";

        var (few, many) = before.Words <= after.Words ? (before, after) : (after, before);
        if (many.Words >= WasDocument && few.Words < many.Words * Collapsed)
            return $"One text has {few.Words} words, the other {many.Words}: one of the captures is not the document.";

        return many.Words >= WasDocument
            && Math.Min(LegalWords.ShareIn(before.Markdown), LegalWords.ShareIn(after.Markdown)) < HardlyLegal
            && Math.Max(LegalWords.ShareIn(before.Markdown), LegalWords.ShareIn(after.Markdown)) > Legal
            && PageOverlap.Of(before.Markdown, after.Markdown) < Unrelated
            ? "One text is a contract or notice, the other is not."
            : null;
    }
}
