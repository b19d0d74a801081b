using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Whether two addresses mean the same document: scheme, www, trailing slash, locale and tracking aside.</summary>
public static partial class PageAddress
{
    public static bool SameHost(Uri a, Uri b) => string.Equals(Host(a), Host(b), StringComparison.Ordinal);

    public static bool SameDocument(Uri a, Uri b) => SameHost(a, b) && string.Equals(Path(a), Path(b), StringComparison.OrdinalIgnoreCase);

    private static string Host(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static string Path(Uri url)
    {
        var path = Segment().Replace(Uri.UnescapeDataString(url.AbsolutePath), "").TrimEnd('/');
        return path.EndsWith("/index.html", StringComparison.OrdinalIgnoreCase) ? path[..^11]
            : path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? path[..^5]
            : path;
    }

    // Two letters, or two and a region: /en/ /en-gb/ /zh_CN/ /intl/de/ (a path such as /ai/terms is no locale: ISO 639 has no "ai").
    [GeneratedRegex(@"/(intl/)?((en|de|fr|es|it|pt|nl|sv|da|fi|nb|no|pl|cs|tr|ru|uk|ja|ko|zh|ar|he|hi|id|th|vi|el|hu|ro)([-_][a-zA-Z]{2,4})?)(?=/|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Segment();
}
