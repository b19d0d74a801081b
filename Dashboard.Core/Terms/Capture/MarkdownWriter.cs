using System.Text;

using AngleSharp.Dom;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Walks the document's part of a page and writes it as plain Markdown: headings, paragraphs, lists, tables.</summary>
internal sealed class MarkdownWriter(Func<IElement, bool> skip, Action<IElement, string> link)
{
    private const int LongestBoldTitle = 120;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "header", "hgroup", "hr", "legend", "main", "p", "pre", "section", "summary", "tr", "td", "th", "tbody", "thead", "tfoot", "caption",
    };

    private readonly StringBuilder _output = new();
    private readonly LineBuilder _line = new();
    private readonly Stack<(bool Ordered, int Next)> _lists = new();
    private string? _marker;
    private bool _bold;

    public override string ToString()
    {
        Flush();
        return _output.ToString();
    }

    public void Write(INode node)
    {
        switch (node)
        {
            case IText text:
                _line.Append(text.Data, _bold);
                break;
            case IElement element when !skip(element):
                WriteElement(element);
                break;
        }
    }

    private void WriteElement(IElement element)
    {
        var name = element.LocalName;
        switch (name)
        {
            case "br":
                if (_lists.Count == 0)
                    Flush();
                else
                    _line.Space();
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Flush();
                WriteChildren(element);
                if (_line.Take() is { Length: > 0 } heading)
                    Block($"{new string('#', name[1] - '0')} {heading}", tight: false);
                break;
            case "ul" or "ol":
                WriteList(element, name == "ol");
                break;
            case "li":
                WriteItem(element);
                break;
            case "table" when TableText.IsData(element):
                WriteTable(element);
                break;
            case "a":
                WriteLink(element);
                break;
            case "b" or "strong":
                WriteBold(element);
                break;
            default:
                if (Blocks.Contains(name))
                    WriteBlock(element);
                else
                    WriteChildren(element);
                break;
        }
    }

    private void WriteBlock(IElement element)
    {
        Flush();
        WriteChildren(element);
        Flush();
    }

    private void WriteChildren(INode parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling)
            Write(child);
    }

    private void WriteBold(IElement element)
    {
        var before = _bold;
        _bold = true;
        WriteChildren(element);
        _bold = before;
    }

    private void WriteLink(IElement element)
    {
        var start = _line.Length;
        WriteChildren(element);
        link(element, start <= _line.Length ? _line.From(start) : "");
    }

    private void WriteList(IElement list, bool ordered)
    {
        Flush();
        _lists.Push((ordered, ordered && int.TryParse(list.GetAttribute("start"), out var start) ? start : 1));
        WriteChildren(list);
        Flush();
        _lists.Pop();
    }

    private void WriteItem(IElement item)
    {
        Flush();
        if (_lists.TryPop(out var list))
        {
            _marker = list.Ordered ? $"{list.Next}. " : "- ";
            _lists.Push((list.Ordered, list.Next + 1));
        }

        WriteChildren(item);
        Flush();
        _marker = null;
    }

    private void WriteTable(IElement table)
    {
        Flush();
        foreach (var (row, first) in TableText.Rows(table, Cell))
        {
            Block(row, tight: !first);
            if (first)
                Block(TableText.Rule(row), tight: true);
        }
    }

    private string Cell(IElement cell)
    {
        var inner = new MarkdownWriter(skip, link);
        inner.WriteChildren(cell);
        return inner.ToString().ReplaceLineEndings(" ").Replace("|", "/", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);
    }

    private void Flush()
    {
        var bold = _line.IsBold;
        var text = _line.Take();
        if (text.Length == 0)
            return;

        if (_lists.Count == 0)
        {
            Block(bold && text.Length <= LongestBoldTitle ? $"**{text}**" : text, tight: false);
            return;
        }

        var indent = new string(' ', 2 * (_lists.Count - 1));
        Block(indent + (_marker ?? "  ") + text, tight: true);
        _marker = null;
    }

    private void Block(string text, bool tight)
    {
        if (_output.Length > 0)
            _output.Append(tight ? "\n" : "\n\n");

        _output.Append(text);
    }
}
