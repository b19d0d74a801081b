using Dashboard.Core.Terms.Capture.Pdf;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Bytes to the text of a page, whatever form they have: HTML, Markdown, plain text or PDF. Pure.</summary>
public static class PageReading
{
    public static PageText Of(ReadOnlySpan<byte> bytes, string? contentType, PageParts parts, Uri? url) => PdfText.IsPdf(bytes)
        ? PageExtractor.FromPdf(PdfText.Read(bytes))
        : PageExtractor.Extract(Charset.Decode(bytes, contentType), parts, url);
}
