using System.Text.RegularExpressions;

using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>Providers' pages as HTML.</summary>
internal static partial class HtmlBlocks
{
    private const string Wanted = "h1, h2, h3, h4, h5, h6, p, li, tr";

    public static IEnumerable<PageBlock> Read(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        foreach (var junk in document.QuerySelectorAll("script, style, nav, template").ToList())
            junk.Remove();

        var heads = new Dictionary<IElement, List<string>>();
        foreach (var element in document.QuerySelectorAll(Wanted))
        {
            switch (element.LocalName)
            {
                case "tr":
                    if (element.Closest("table") is not { } table)
                        break;

                    var cells = element.Children.Where(c => c.LocalName is "td" or "th").ToList();
                    if (!heads.TryGetValue(table, out var head))
                        heads[table] = [.. cells.Select(c => Inline(c).Text)];
                    else
                        yield return new(BlockKind.Row, Inline(element), [.. cells.Select(Inline)], head);

                    break;
                case "p" or "li" when element.ParentElement?.Closest("tr, li") is not null:
                    // Told with its row or its item already.
                    break;
                case "p" or "li":
                    // A list within an item is told item by item.
                    if (element.LocalName is "li" && element.QuerySelectorAll("li").Length > 0)
                    {
                        yield return new(BlockKind.Paragraph, Own(element));
                        foreach (var inner in element.QuerySelectorAll("li"))
                            yield return new(BlockKind.Item, Inline(inner));
                    }
                    else
                    {
                        yield return new(element.LocalName is "li" ? BlockKind.Item : BlockKind.Paragraph, Inline(element));
                    }

                    break;
                default:
                    yield return new(BlockKind.Heading, Inline(element));
                    break;
            }
        }
    }

    private static PageText Own(IElement item)
    {
        var copy = (IElement)item.Clone();
        foreach (var list in copy.QuerySelectorAll("ul, ol").ToList())
            list.Remove();

        return Inline(copy);
    }

    private static PageText Inline(IElement element) => new(
        Space().Replace(string.Join(' ', element.GetDescendants().OfType<IText>().Select(t => t.Data)), " ").Trim(),
        [.. element.QuerySelectorAll("code").Select(c => c.TextContent.Trim()).Where(c => c.Length > 0)]);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Space();
}
