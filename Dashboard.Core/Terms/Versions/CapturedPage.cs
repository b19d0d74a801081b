using System.Text.Json;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Fetch;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Versions;

/// <summary>A page that was fetched, read and judged, on its way into the tables.</summary>
public sealed record CapturedPage(FetchResult.Page Page, string RawHash, PageText Text, CaptureVerdict Verdict, DateTime At)
{
    internal TermsCapture ToRow(TermsSource source) => new()
    {
        SourceId = source.Id,
        At = At,
        FinalUrl = Page.Final.AbsoluteUri,
        ContentType = Page.ContentType,
        Headers = JsonSerializer.Serialize(Page.Headers),
        RawHash = RawHash,
        Bytes = Page.Bytes.Length,
        TextHash = Text.Hash,
        Words = Text.Words,
        ExtractedBy = Extraction.WayOf(source),
        RefusedAs = (Verdict as CaptureVerdict.Refused)?.State,
        Reason = (Verdict as CaptureVerdict.Refused)?.Reason,
    };
}

/// <summary>The version a source shows now, with its text.</summary>
public sealed record BaselineText(TermsVersion Version, PageText Page);
