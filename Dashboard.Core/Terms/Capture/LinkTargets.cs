namespace Dashboard.Core.Terms.Capture;

/// <summary>Collects where a page points, without fragments and tracking.</summary>
internal static class LinkTargets
{
    private static readonly string[] Tracking =
        ["utm_", "gclid", "fbclid", "mc_cid", "mc_eid", "ref_src", "_ga", "_gl", "sid", "sessionid", "cid", "trk", "source", "hsa_", "msclkid", "visitor"];

    public static void Add(List<PageLink> links, string? href, string text, Uri? page)
    {
        if (string.IsNullOrWhiteSpace(href) || href.StartsWith('#') || Resolve(href.Trim(), page) is not { } target)
            return;

        links.Add(new(text, target));
    }

    private static string? Resolve(string href, Uri? page)
    {
        if (!Uri.TryCreate(href, UriKind.Absolute, out var url) || url.Scheme == Uri.UriSchemeFile)
        {
            if (page is null)
                return href;

            if (!Uri.TryCreate(page, href, out url))
                return null;
        }

        return url.Scheme is "http" or "https" ? url.GetLeftPart(UriPartial.Path) + Query(url.Query)
            : url.Scheme == "mailto" ? url.GetLeftPart(UriPartial.Path)
            : null;
    }

    private static string Query(string query)
    {
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !Array.Exists(Tracking, t => t.EndsWith('_') ? p.StartsWith(t, StringComparison.OrdinalIgnoreCase) : NameOf(p).Equals(t, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal);
        var joined = string.Join('&', kept);
        return joined.Length > 0 ? "?" + joined : "";
    }

    private static ReadOnlySpan<char> NameOf(string pair) => pair.AsSpan(0, pair.IndexOf('=') is >= 0 and var at ? at : pair.Length);
}
