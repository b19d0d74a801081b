using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Guards on what the page says of itself.</summary>
internal static class PageGuards
{
    // Errors, logins and walls are short; a long text with such words is a document about them.
    private const int ShortPage = 150;
    private const int LongestWall = 400;
    private const int HeadWords = 40;

    public static CaptureVerdict.Refused? ParserError(PageText page, CaptureContext context) => page.Signs.IsParserError
        ? new(TermsState.WrongPage, "A browser's report of broken XML stands in place of the document.")
        : null;

    public static CaptureVerdict.Refused? Challenge(PageText page, CaptureContext context) => Found(page, PageLexicon.Challenges) is { } phrase
        ? new(TermsState.Unrendered, $"A challenge stands before the page (\"{phrase}\").", IsChallenge: true)
        : null;

    public static CaptureVerdict.Refused? Error(PageText page, CaptureContext context) => Found(page, PageLexicon.Errors) is { } phrase
        ? new(TermsState.WrongPage, $"The page is an error message (\"{phrase}\").")
        : null;

    public static CaptureVerdict.Refused? Login(PageText page, CaptureContext context)
    {
        if (page.Words > LongestWall)
            return null;

        var text = Fold(page.Markdown);
        var phrases = PageLexicon.CountIn(text, PageLexicon.Logins) + PageLexicon.CountIn(Titles(page), PageLexicon.Logins);
        return (page.Signs.HasPasswordField && phrases > 0) || (page.Words <= ShortPage && phrases >= 2) || (page.Signs.HasPasswordField && page.Words <= ShortPage)
            ? new(TermsState.WrongPage, "The page asks to sign in.")
            : null;
    }

    public static CaptureVerdict.Refused? Consent(PageText page, CaptureContext context)
    {
        if (page.Words > LongestWall)
            return null;

        var titled = PageLexicon.FirstIn(Titles(page), PageLexicon.Consents) is not null;
        var phrases = PageLexicon.CountIn(Fold(page.Markdown), PageLexicon.Consents);
        return phrases >= 2 && (titled || page.Words <= ShortPage || phrases >= 4)
            ? new(TermsState.WrongPage, "Only a request for consent to cookies was captured.")
            : null;
    }

    public static CaptureVerdict.Refused? Unrendered(PageText page, CaptureContext context)
    {
        if (page.Words == 0)
            return new(TermsState.Unrendered, page.Signs.Scripts > 0 ? "The page has no text: it is made by scripts that did not run." : "The page is empty.");

        if (page.Words >= ShortPage)
            return null;

        if (PageLexicon.FirstIn(Fold(page.Markdown), PageLexicon.Shells) is { } phrase && (page.Signs.Scripts > 0 || page.Words < context.MinWords))
            return new(TermsState.Unrendered, $"The page is a shell that waits for its scripts (\"{phrase}\").");

        if (page.Signs.RefreshesElsewhere)
            return new(TermsState.Unrendered, "The page only sends its reader elsewhere.");

        return page.Words < context.MinWords && page.Signs.Scripts > 0
            ? new(TermsState.Unrendered, $"Only {page.Words} words without running the page's scripts.")
            : null;
    }

    public static CaptureVerdict.Refused? TooShort(PageText page, CaptureContext context)
    {
        if (page.Words >= context.MinWords)
            return null;

        // A short document that was short before is itself.
        return context.Baseline is { } known && page.Words * 2 >= known.Words
            ? null
            : new(context.Baseline is null ? TermsState.Unrendered : TermsState.Shrunk, $"Only {page.Words} words: less than any document has.");
    }

    /// <summary>A phrase in the titles of a page that is not long, or anywhere in a short one.</summary>
    private static string? Found(PageText page, string[] phrases) =>
        page.Words > LongestWall ? null
        : PageLexicon.FirstIn(Titles(page), phrases)
            ?? PageLexicon.FirstIn(page.Words <= ShortPage ? Fold(page.Markdown) : Head(Fold(page.Markdown)), phrases);

    private static string Titles(PageText page) => Fold($"{page.Title}\n{page.Signs.PageTitle}\n{(page.Headings is [var first, ..] ? first : "")}");

    private static string Head(string folded) => string.Join(' ', folded.Split(' ', HeadWords + 1).Take(HeadWords));

    private static string Fold(string text) => Wording.Of(text).ToLowerInvariant();
}
