using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Finds the part of a page that is the document.</summary>
internal static class ContentRoot
{
    // A main part with less of the page's text than this is a teaser or a shell, and the document stands elsewhere.
    private const double SmallestMain = 0.25;
    private const double SmallestArticle = 0.5;

    /// <summary>Every element that the selectors pick, in the order of the page, none inside another.</summary>
    public static IReadOnlyList<IElement> Selected(IHtmlDocument page, IReadOnlyList<string> select)
    {
        var picked = select.SelectMany(s => page.QuerySelectorAll(s)).ToHashSet();
        return [.. page.All.Where(picked.Contains).Where(e => !Ancestors(e).Any(picked.Contains))];
    }

    /// <summary>Without selectors: the main part when the page says which that is, else the body.</summary>
    public static IElement? Guessed(IHtmlDocument page)
    {
        if (page.Body is not { } body)
            return page.DocumentElement;

        var all = Length(body);
        return Largest(page.QuerySelectorAll("main, [role=main]"), all * SmallestMain)
            ?? Largest(page.QuerySelectorAll("article"), all * SmallestArticle)
            ?? body;
    }

    /// <summary>How much text there is, in characters: enough to compare parts of one page.</summary>
    public static int Length(IElement element) => element.TextContent.Length;

    private static IElement? Largest(IEnumerable<IElement> candidates, double least)
    {
        var best = candidates.Select(e => (Element: e, Length: Length(e))).OrderByDescending(c => c.Length).FirstOrDefault();
        return best.Element is not null && best.Length > 0 && best.Length >= least ? best.Element : null;
    }

    private static IEnumerable<IElement> Ancestors(IElement element)
    {
        for (var parent = element.ParentElement; parent is not null; parent = parent.ParentElement)
            yield return parent;
    }
}
