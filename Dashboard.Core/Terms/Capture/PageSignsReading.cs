using AngleSharp.Html.Dom;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Reads from the markup what the words cannot say.</summary>
internal static class PageSignsReading
{
    public static PageSigns Read(IHtmlDocument page, Uri? url) => new()
    {
        IsHtml = true,
        Canonical = Canonical(page, url),
        HasPasswordField = page.QuerySelector("input[type=password]") is not null,
        Scripts = page.QuerySelectorAll("script").Length,
        IsParserError = page.QuerySelector("parsererror") is not null,
        RefreshesElsewhere = page.QuerySelector("meta[http-equiv=refresh i]")?.GetAttribute("content")?.Contains("url=", StringComparison.OrdinalIgnoreCase) ?? false,
    };

    private static Uri? Canonical(IHtmlDocument page, Uri? url)
    {
        var said = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? page.QuerySelector("meta[property='og:url']")?.GetAttribute("content");
        return Uri.TryCreate(said, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute
            : url is not null && said is not null && Uri.TryCreate(url, said, out var relative) ? relative
            : null;
    }
}
