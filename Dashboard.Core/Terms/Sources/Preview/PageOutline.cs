using AngleSharp.Dom;
using AngleSharp.Html.Dom;

using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Sources.Preview;

/// <summary>
/// A page as a list of its blocks, for a person who points at what is the document and what is not. Pure; everything is
/// text, so that a page of somebody else's never comes alive in ours.
/// </summary>
public static class PageOutline
{
    // A page of more blocks is shown up to here; selectors still apply to all of it.
    public const int MostBlocks = 1500;
    private const int LongestText = 400;

    private static readonly HashSet<string> Holders = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt", "dd", "blockquote", "pre", "figcaption", "address", "summary", "label", "button", "a", "span", "div",
        "section", "article", "main", "header", "footer", "nav", "aside", "td", "th",
    };

    /// <summary>Empty for what is no HTML: a text or PDF has no parts to point at.</summary>
    public static IReadOnlyList<PageBlock> Of(string html, PageParts parts)
    {
        if (!HtmlReading.LooksLikeHtml(html) || MarkupDepth.IsAbsurd(html))
            return [];

        using var page = HtmlReading.Parse(html, keepAttributes: true);
        var taken = Taken(page, parts);
        return [.. Blocks(page).Take(MostBlocks).Select((e, i) => new PageBlock(i, e.LocalName, Shown(e), taken(e)))];
    }

    /// <summary>The parts that hold a block, from the smallest to the largest; each with a selector that picks nothing else.</summary>
    public static IReadOnlyList<PagePart> PartsOf(string html, int block)
    {
        using var page = HtmlReading.Parse(html, keepAttributes: true);
        if (Blocks(page).ElementAtOrDefault(block) is not { } element)
            return [];

        var parts = new List<PagePart>();
        for (var part = element; part is not null and not IHtmlBodyElement and not IHtmlHtmlElement; part = part.ParentElement)
        {
            // A wrapper that holds nothing more says the same twice: the outermost of them is the steadier one.
            var words = Words(part);
            if (parts.Count > 0 && parts[^1].Words == words && parts.Count > 1)
                parts.RemoveAt(parts.Count - 1);

            parts.Add(new(SelectorOf(page, part), part.LocalName, words));
        }

        return parts;
    }

    /// <summary>An element with text of its own, or one whose children are only parts of a sentence.</summary>
    private static IEnumerable<IElement> Blocks(IHtmlDocument page)
    {
        if (page.Body is not { } body)
            yield break;

        var seen = new HashSet<IElement>();
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (!Holders.Contains(element.LocalName) || (element.ParentElement is { } parent && seen.Contains(parent)))
            {
                if (element.ParentElement is { } above && seen.Contains(above))
                    seen.Add(element);

                continue;
            }

            if (!IsBlock(element))
                continue;

            seen.Add(element);
            yield return element;
        }
    }

    private static bool IsBlock(IElement element) => element.LocalName switch
    {
        "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "tr" or "dt" or "pre" or "figcaption" => Words(element) > 0,
        "li" or "dd" or "blockquote" => Words(element) > 0 && element.QuerySelector("p, li, h1, h2, h3, h4, h5, h6, table") is null,
        _ => element.ChildNodes.OfType<IText>().Any(t => !string.IsNullOrWhiteSpace(t.Data)),
    };

    private static Func<IElement, bool> Taken(IHtmlDocument page, PageParts parts)
    {
        var roots = ContentRoot.Selected(page, parts.Select);
        if (roots.Count == 0 && ContentRoot.Guessed(page) is { } guessed)
            roots = [guessed];

        var kept = roots.ToHashSet();
        var removed = parts.Remove.SelectMany(s => page.QuerySelectorAll(s)).ToHashSet();
        var all = page.Body is { } body ? ContentRoot.Length(body) : 0;
        return block =>
        {
            var inside = false;
            for (var e = block; e is not null; e = e.ParentElement)
            {
                if (!inside && (removed.Contains(e) || PageNoise.IsNoise(e) || PageNoise.IsBanner(e, ContentRoot.Length, all)))
                    return false;

                inside |= kept.Contains(e);
            }

            return inside;
        };
    }

    private static string SelectorOf(IHtmlDocument page, IElement element) => PartSelector.Of(page, element);

    private static int Words(IElement element) => element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Shown(IElement element)
    {
        var text = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
    }
}
