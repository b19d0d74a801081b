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

        var heads = new Dictionary<IElement, (TableGrid Grid, List<string> Head)>();
        foreach (var element in document.QuerySelectorAll(Wanted))
        {
            switch (element.LocalName)
            {
                case "tr":
                    if (element.Closest("table") is not { } table)
                        break;

                    if (!heads.TryGetValue(table, out var known))
                    {
                        var grid = new TableGrid();
                        heads[table] = (grid, [.. grid.Row(element).Select(c => Inline(c).Text)]);
                    }
                    else
                    {
                        yield return new(BlockKind.Row, Inline(element), [.. known.Grid.Row(element).Select(Inline)], known.Head);
                    }

                    break;
                case "p" or "li" when element.ParentElement?.Closest("tr, li") is not null:
                    // Told with its row or its item already.
                    break;
                case "p" or "li":
                    // A list within an item is told item by item.
                    if (element.LocalName is "li" && element.QuerySelectorAll("li").Length > 0)
                    {
                        foreach (var piece in Pieces(element))
                            yield return piece;
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

    // What stands before the inner list opens it; what stands behind it speaks of something else.
    private static IEnumerable<PageBlock> Pieces(IElement item)
    {
        var own = new List<INode>();
        foreach (var node in item.ChildNodes)
        {
            if (node is not IElement { LocalName: "ul" or "ol" } list)
            {
                own.Add(node);
                continue;
            }

            yield return new(BlockKind.Paragraph, Inline(own));
            own.Clear();
            foreach (var inner in list.QuerySelectorAll("li"))
                yield return new(BlockKind.Item, Inline(inner));
        }

        yield return new(BlockKind.Paragraph, Inline(own));
    }

    private static PageText Inline(IElement element) => Inline([element]);

    private static PageText Inline(IEnumerable<INode> nodes)
    {
        var all = nodes.SelectMany(n => n.GetDescendantsAndSelf()).ToList();
        return new(
            Space().Replace(string.Join(' ', all.OfType<IText>().Select(t => t.Data)), " ").Trim(),
            [.. all.OfType<IElement>().Where(e => e.LocalName is "code").Select(c => c.TextContent.Trim()).Where(c => c.Length > 0)]);
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Space();
}
