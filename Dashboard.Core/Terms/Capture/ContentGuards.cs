using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Guards on what kind of answer came.</summary>
internal static class ContentGuards
{
    public static CaptureVerdict.Refused? Type(PageText page, CaptureContext context)
    {
        var type = context.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            null or "" => page.Markdown.StartsWith("%PDF-", StringComparison.Ordinal) ? Pdf() : null,
            "application/pdf" => Pdf(),
            "text/html" or "application/xhtml+xml" or "text/plain" or "text/markdown" or "text/x-markdown" or "application/xml" or "text/xml" or "application/octet-stream" =>
                page.Markdown.StartsWith("%PDF-", StringComparison.Ordinal) ? Pdf() : null,
            _ => new(TermsState.WrongPage, $"The answer is {type}, not a text to read."),
        };
    }

    public static CaptureVerdict.Refused? Depth(PageText page, CaptureContext context) => page.Signs.IsAbsurdlyDeep
        ? new(TermsState.WrongPage, "The markup is nested deeper than any page that people read.")
        : null;

    public static CaptureVerdict.Refused? Selector(PageText page, CaptureContext context) => page.Signs.SelectorFoundNothing
        ? new(TermsState.SelectorBroken, "None of the selectors found anything on the page.")
        : null;

    private static CaptureVerdict.Refused Pdf() =>
        new(TermsState.Unrendered, "The document is a PDF, which is not read yet: give the address of its HTML or Markdown twin.");
}
