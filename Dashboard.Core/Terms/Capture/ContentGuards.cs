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
            _ when page.Signs.IsPdf => page.Words == 0 ? new(TermsState.Unrendered, "The PDF has no text that can be read: give the address of its HTML or Markdown twin.") : null,
            null or "" or "text/html" or "application/xhtml+xml" or "text/plain" or "text/markdown" or "text/x-markdown" or "application/xml" or "text/xml" or "application/octet-stream" => null,
            "application/pdf" => new(TermsState.WrongPage, "The answer says that it is a PDF and is none."),
            _ => new(TermsState.WrongPage, $"The answer is {type}, not a text to read."),
        };
    }

    public static CaptureVerdict.Refused? Depth(PageText page, CaptureContext context) => page.Signs.IsAbsurdlyDeep
        ? new(TermsState.WrongPage, "The markup is nested deeper than any page that people read.")
        : null;

    public static CaptureVerdict.Refused? Selector(PageText page, CaptureContext context) => page.Signs.SelectorFoundNothing
        ? new(TermsState.SelectorBroken, "None of the selectors found anything on the page.")
        : null;
}
