using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Dashboard.Core.Terms.Sources.Preview;

/// <summary>Finds a short selector that picks one element of a page, and that a rebuild of the page is likely to keep.</summary>
internal static class PartSelector
{
    public static string Of(IHtmlDocument page, IElement element)
    {
        foreach (var candidate in Candidates(element))
        {
            if (IsOnly(page, candidate))
                return candidate;
        }

        // Its place among its like, under the nearest part that has a name.
        if (element.ParentElement is not { } parent || parent is IHtmlBodyElement)
            return $"body > {Placed(element)}";

        return $"{Of(page, parent)} > {Placed(element)}";
    }

    private static IEnumerable<string> Candidates(IElement element)
    {
        if (element.Id is { } id && IsSteady(id))
            yield return $"#{id}";

        var tag = element.LocalName;
        if (tag is "main" or "article")
            yield return tag;

        if (element.GetAttribute("role") is { } role && IsSteady(role))
            yield return $"{tag}[role={role}]";

        foreach (var name in element.ClassList.Where(IsSteady).OrderBy(c => c.Length).Take(4))
            yield return $"{tag}.{name}";
    }

    private static string Placed(IElement element)
    {
        var like = element.ParentElement?.Children.Where(c => c.LocalName == element.LocalName).ToList() ?? [];
        return like.Count <= 1 ? element.LocalName : $"{element.LocalName}:nth-of-type({like.IndexOf(element) + 1})";
    }

    private static bool IsOnly(IHtmlDocument page, string selector)
    {
        try
        {
            return page.QuerySelectorAll(selector).Length == 1;
        }
        catch (DomException)
        {
            return false;
        }
    }

    /// <summary>Names that tools make up anew with every build (css-1x2y3z, sc-AbCd, __next_7f) are no names; neither is what would need escaping.</summary>
    private static bool IsSteady(string name) =>
        name.Length is > 1 and <= 40 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && name.Count(char.IsAsciiDigit) <= 1 && !name.StartsWith("css-", StringComparison.Ordinal) && !name.StartsWith("sc-", StringComparison.Ordinal)
        && !(name.Length >= 6 && name.Any(char.IsAsciiLetterUpper) && name.Any(char.IsAsciiDigit));
}
