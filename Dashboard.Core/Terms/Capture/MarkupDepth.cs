namespace Dashboard.Core.Terms.Capture;

/// <summary>
/// Looks how deep markup nests before it is parsed. Real pages stay under a hundred; an HTML parser walks its open elements
/// for each tag, so a page of a hundred thousand open ones would hold a thread for minutes.
/// </summary>
internal static class MarkupDepth
{
    private const int Deepest = 512;

    // Never open for long: void, or closed by their next sibling.
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "br", "hr", "img", "input", "meta", "link", "area", "base",
        "col", "embed", "param", "source", "track", "wbr", "path", "circle", "rect", "use", "line", "polygon", "stop", "ellipse",
    };

    public static bool IsAbsurd(ReadOnlySpan<char> html)
    {
        var flat = Flat.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        while (html.IndexOf('<') is >= 0 and var at && at + 1 < html.Length)
        {
            html = html[(at + 1)..];
            var closing = html[0] == '/';
            var name = NameAt(closing ? html[1..] : html);
            if (name.IsEmpty || flat.Contains(name))
                continue;

            depth = Math.Max(0, depth + (closing ? -1 : 1));
            if (depth > Deepest)
                return true;

            if (!closing && name.Equals("script", StringComparison.OrdinalIgnoreCase))
                html = html.IndexOf("</script", StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? html[end..] : [];
        }

        return false;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> html)
    {
        var end = 0;
        while (end < html.Length && end < 40 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '-'))
            end++;

        // <br/>, <svg/>: closed at once. Looking for the slash far away would cost more than it tells.
        return end > 0 && char.IsAsciiLetter(html[0]) && !(end < html.Length && html[end] == '/') ? html[..end] : [];
    }
}
