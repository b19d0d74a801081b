using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Guards that compare with the text we hold.</summary>
internal static class BaselineGuards
{
    private const double AnotherText = 0.3;
    private const double HardlyRelated = 0.1;
    private const int Swell = 5;

    public static CaptureVerdict.Refused? Language(PageText page, CaptureContext context) =>
        context.Baseline is { Language: { } known } && page.Language is { } seen && seen != known
            ? new(TermsState.LocaleChanged, $"The page is in \"{seen}\" now; the text we hold is in \"{known}\".")
            : null;

    public static CaptureVerdict.Refused? AnotherDocument(PageText page, CaptureContext context)
    {
        if (context.Baseline is not { } known || page.Hash == known.Hash)
            return null;

        var markers = context.Markers ?? PageMarkers.Learn(known);
        var found = markers.FoundIn(page);
        if (found == markers.Count && found > 0)
            return null;

        var overlap = PageOverlap.Of(known.Markdown, page.Markdown);
        return overlap < HardlyRelated || (found == 0 && overlap < AnotherText)
            ? new(TermsState.WrongPage, $"Another document: {found} of {markers.Count} markers found and hardly a sentence in common with the text we hold.")
            : null;
    }

    public static CaptureVerdict.Refused? Shrunk(PageText page, CaptureContext context) =>
        context.Baseline is { } known && page.Words * 2 < known.Words
            ? new(TermsState.Shrunk, $"{page.Words} words, less than half of the {known.Words} that we hold.")
            : null;

    public static CaptureVerdict.Refused? Swollen(PageText page, CaptureContext context) =>
        context.Baseline is { } known && page.Words > known.Words * Swell && known.Words >= context.MinWords
            ? new(TermsState.WrongPage, $"{page.Words} words, more than {Swell} times the {known.Words} that we hold.")
            : null;
}
