using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Sources.Preview;

/// <summary>A page as it came for a look before it is watched; nothing of it is kept.</summary>
public sealed record FetchedPage(ReadOnlyMemory<byte> Bytes, string? ContentType, Uri Asked, Uri Final, DateTime At);

/// <summary>How the page would be read with some selectors: what its state would be, and what would be held to be the document.</summary>
/// <param name="Markers">What the document would be known by.</param>
/// <param name="Blocks">Everything the page shows, taken or left out; empty for texts and PDFs.</param>
public sealed record SourcePreview(TermsState State, string Reason, PageText Text, PageMarkers Markers, IReadOnlyList<PageBlock> Blocks)
{
    public bool IsDocument => State == TermsState.Fresh;

    /// <summary>Reads a fetched page again with other selectors. Pure: nothing is asked of the host.</summary>
    public static SourcePreview Of(FetchedPage page, PageParts parts)
    {
        var text = PageReading.Of(page.Bytes.Span, page.ContentType, parts, page.Final);
        var check = TermsCheck.Of(text, new CaptureContext { Asked = page.Asked, Final = page.Final, ContentType = page.ContentType });
        var blocks = text.Signs.IsHtml ? PageOutline.Of(Charset.Decode(page.Bytes.Span, page.ContentType), parts) : [];
        return new(check.State, check.Reason, text, PageMarkers.Learn(text), blocks);
    }

    /// <summary>The parts of the page that hold a block, smallest first.</summary>
    public static IReadOnlyList<PagePart> PartsOf(FetchedPage page, int block) => PageOutline.PartsOf(Charset.Decode(page.Bytes.Span, page.ContentType), block);
}
