using AngleSharp.Dom;

namespace Dashboard.Core.Terms.Capture;

/// <summary>What stands on a page and is not the document: navigation, controls, consent banners, things hidden from everybody.</summary>
internal static class PageNoise
{
    /// <summary>A banner that holds more of the page than this is the page.</summary>
    private const double LargestBanner = 0.4;

    private static readonly HashSet<string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "video", "audio", "picture", "img", "map",
        "nav", "head", "link", "meta", "select", "option", "input", "textarea", "button", "dialog", "menu", "search", "datalist", "progress", "meter",
    };

    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "button", "status", "tooltip",
    };

    // Consent managers: their own names are never a document's.
    private static readonly string[] Vendors =
    [
        "onetrust", "ot-sdk", "cybotcookiebot", "cookiebot", "didomi", "usercentrics", "truste", "trustarc", "termly", "osano", "cookieyes", "cky-",
        "iubenda-cs", "qc-cmp", "cc-window", "klaro", "borlabs", "cookiefirst", "cmplz", "fc-consent", "ketch", "transcend-consent", "evidon",
    ];

    private static readonly string[] Hints =
    [
        "cookie", "consent", "gdpr", "breadcrumb", "skip-link", "skiplink", "skip-to", "sr-only", "visually-hidden", "screen-reader", "site-header",
        "site-footer", "global-header", "global-footer", "language-switch", "lang-switch", "share-button", "social-share", "newsletter",
        "table-of-contents", "feedback-widget", "toast",
    ];

    /// <summary>Never text, in no page.</summary>
    public static bool IsNoise(IElement element) =>
        Tags.Contains(element.LocalName) || IsHidden(element) || IsByRole(element) || IsFrame(element);

    /// <summary>Named like a banner or an aid, and small enough to be one.</summary>
    public static bool IsBanner(IElement element, Func<IElement, int> words, int all)
    {
        var name = NameOf(element);
        if (name.Length == 0)
            return false;

        if (HasAny(name, Vendors))
            return words(element) <= all * 0.8;

        return HasAny(name, Hints) && words(element) <= all * LargestBanner && element.QuerySelector("h1") is null;
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || string.Equals(element.GetAttribute("aria-modal"), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsByRole(IElement element) => element.GetAttribute("role") is { } role && Roles.Contains(role);

    /// <summary>A header or footer of the page; one inside an article or main may hold the title or a date.</summary>
    private static bool IsFrame(IElement element)
    {
        if (element.LocalName is not ("header" or "footer" or "aside"))
            return false;

        if (element.LocalName == "header" && element.QuerySelector("h1") is not null)
            return false;

        for (var parent = element.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (parent.LocalName is "article" or "main" or "section")
                return element.LocalName == "footer" && parent.LocalName == "section" && parent.ParentElement?.LocalName == "body";
        }

        return true;
    }

    private static string NameOf(IElement element)
    {
        var name = string.Concat(element.Id, " ", element.GetAttribute("class"));
        return name.Length == 1 ? "" : name;
    }

    private static bool HasAny(string name, string[] parts)
    {
        foreach (var part in parts)
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
