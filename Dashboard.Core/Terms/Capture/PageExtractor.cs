using AngleSharp.Html.Dom;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Which part of a page is the document.</summary>
public sealed record PageParts(IReadOnlyList<string> Select, IReadOnlyList<string> Remove)
{
    public static PageParts Whole { get; } = new([], []);
}

/// <summary>A page to its text. Pure: the same bytes always give the same text, for one <see cref="PageText.ExtractorVersion"/>.</summary>
public static class PageExtractor
{
    public static PageText Extract(string content, PageParts parts, Uri? url = null) =>
        HtmlReading.LooksLikeHtml(content) ? FromHtml(content, parts, url) : FromText(content);

    /// <summary>A PDF has text or it has none; selectors have nothing to pick from.</summary>
    internal static PageText FromPdf(string? markdown) => Text(markdown ?? "", [], PageSigns.None with { IsPdf = true }, null);

    /// <summary>Whether the CSS selector is understood.</summary>
    public static bool IsSelector(string selector) => HtmlReading.IsSelector(selector);

    private static PageText FromHtml(string html, PageParts parts, Uri? url)
    {
        if (MarkupDepth.IsAbsurd(html))
            return Text("", [], PageSigns.None with { IsHtml = true, IsAbsurdlyDeep = true }, null);

        using var page = HtmlReading.Parse(html, keepAttributes: parts.Select.Count + parts.Remove.Count > 0);
        var signs = PageSignsReading.Read(page, url);
        var roots = ContentRoot.Selected(page, parts.Select);
        var broken = parts.Select.Count > 0 && roots.Count == 0;
        // A broken selector still shows what came instead: an error page deserves its own name.
        if (roots.Count == 0 && ContentRoot.Guessed(page) is { } guessed)
            roots = [guessed];

        var removed = parts.Remove.SelectMany(s => page.QuerySelectorAll(s)).ToHashSet();

        var links = new List<PageLink>();
        var all = page.Body is { } body ? ContentRoot.Length(body) : 0;
        var writer = new MarkdownWriter(
            e => PageNoise.IsNoise(e) || removed.Contains(e) || PageNoise.IsBanner(e, ContentRoot.Length, all),
            (a, text) => LinkTargets.Add(links, a.GetAttribute("href"), text, url));
        foreach (var root in roots)
            writer.Write(root);

        // Whoever picked a part of the page wants all of it.
        var text = parts.Select.Count > 0 && !broken ? writer.ToString() : ConsentTail.Without(TitleNotice.Without(writer.ToString()), TitleOf(page) ?? "");
        return Text(text, links, signs with { SelectorFoundNothing = broken }, TitleOf(page));
    }

    private static PageText FromText(string text) => Text(TextCleaning.Clean(text), [], PageSigns.None, null);

    private static PageText Text(string markdown, IReadOnlyList<PageLink> links, PageSigns signs, string? pageTitle)
    {
        var wording = Wording.Of(markdown);
        return new()
        {
            Title = TitleIn(markdown) ?? pageTitle ?? "",
            Markdown = markdown,
            Links = links,
            Words = Wording.Count(wording),
            Language = LanguageGuess.Of(wording),
            Hash = Wording.HashOf(wording),
            Signs = signs with { PageTitle = pageTitle },
        };
    }

    /// <summary>The first heading of the first level; a page's title element changes with its shop window.</summary>
    private static string? TitleIn(string markdown)
    {
        foreach (var line in markdown.Split('\n'))
        {
            if (MarkdownLines.Heading(line) is { Level: 1 } heading)
                return heading.Text;
        }

        return null;
    }

    private static string? TitleOf(IHtmlDocument page)
    {
        var line = new LineBuilder();
        line.Append(page.Title, bold: false);
        return line.IsEmpty ? null : line.Take();
    }
}
