namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>A piece of a page in reading order, without its markup.</summary>
/// <param name="Header">Of a row: the cells of its table's head.</param>
internal sealed record PageBlock(BlockKind Kind, PageText Text, IReadOnlyList<PageText> Cells, IReadOnlyList<string> Header)
{
    public PageBlock(BlockKind kind, PageText text)
        : this(kind, text, [], [])
    {
    }
}

internal enum BlockKind
{
    Heading,
    Paragraph,
    Item,
    Row,
}

/// <summary>Text and what in it is set as code, which is how pages write ids.</summary>
internal sealed record PageText(string Text, IReadOnlyList<string> Codes);
