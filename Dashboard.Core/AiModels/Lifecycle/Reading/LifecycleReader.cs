namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>
/// Reads a provider's page about deprecations into facts. Tables say it by their heads; elsewhere a sentence with a day and a word of ending
/// says it of the ids in it, or of the list that follows.
/// </summary>
public static class LifecycleReader
{
    /// <summary>Raise it when pages are read differently: what is known is then read anew without alarms.</summary>
    public const int Version = 2;

    private const int LongestQuote = 500;

    public static IReadOnlyList<LifecycleFact> ReadHtml(string html) => Read([.. HtmlBlocks.Read(html)]);

    public static IReadOnlyList<LifecycleFact> ReadMarkdown(string text) => Read([.. MarkdownBlocks.Read(text)]);

    private static List<LifecycleFact> Read(List<PageBlock> blocks)
    {
        var allAtLeast = blocks.Exists(b => EndingWords.AllAtLeast().IsMatch(b.Text.Text));
        var section = new Section(SoleDay(blocks));
        var facts = new List<LifecycleFact>();
        foreach (var block in blocks)
        {
            switch (block.Kind)
            {
                case BlockKind.Heading:
                    section.Begin(block.Text);
                    break;
                case BlockKind.Row:
                    facts.AddRange(Row(block, section, allAtLeast));
                    break;
                default:
                    facts.AddRange(section.Say(block, Quote(block.Text.Text)));
                    break;
            }
        }

        return [.. facts.Distinct()];
    }

    private static IEnumerable<LifecycleFact> Row(PageBlock row, Section section, bool allAtLeast)
    {
        var columns = TableColumns.Of(row.Header);
        // "Retired Apr 4, 2026" under a head that says "Status".
        var over = Cell(row, columns.Status)?.Text is { Length: < 40 } word && EndingWords.Over().IsMatch(word) ? word : "";
        if (Cell(row, columns.Model) is not { Text.Length: > 0 } named || (over.Length == 0 && columns.Ends < 0 && columns.Announced < 0 && !columns.EndingByName && !section.EndsByHeading && section.Series is null))
            yield break;

        var said = Cell(row, columns.Ends)?.Text ?? over;
        DateOnly? ends = PageDates.In(said).Order().Select(d => (DateOnly?)d).FirstOrDefault();
        DateOnly? announced = PageDates.In(Cell(row, columns.Announced)?.Text ?? "").Order().Select(d => (DateOnly?)d).FirstOrDefault() ?? section.Announced;
        var status = Cell(row, columns.Status)?.Text is { Length: > 0 and < 40 } state ? state : null;
        var ids = Ids(named);
        foreach (var id in ids)
        {
            var day = ends ?? (columns.Ends < 0 ? section.DayOf(id, columns.EndingByName) : null);
            if (day is null && (announced is null || announced == section.Announced))
                continue;

            yield return new(
                id, announced, day, !(allAtLeast || EndingWords.AtLeast().IsMatch(said)), Replacement(Cell(row, columns.Replacement)), status,
                Quote(string.Join(" | ", row.Cells.Select(c => c.Text))));
        }
    }

    private static IReadOnlyList<string> Ids(PageText cell)
    {
        var codes = cell.Codes.SelectMany(c => c.Split([',', '|', ' '], StringSplitOptions.RemoveEmptyEntries)).Where(c => !c.StartsWith('/')).ToList();
        if (codes.Count > 0)
            return codes;

        var words = cell.Text.Split([',', '|', ' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => EndingWords.ModelId().IsMatch(w)).ToList();
        // "Claude 3 Haiku" is a name; "gpt-4-0314" alone is an id.
        return words.Count > 0 && cell.Text.Split(' ').Length <= words.Count * 2 ? words : [cell.Text];
    }

    private static string? Replacement(PageText? cell) => cell switch
    {
        null => null,
        { Codes.Count: > 0 } => string.Join(", ", cell.Codes),
        { Text: "" or "N/A" or "—" or "-" or "---" } => null,
        _ => cell.Text,
    };

    private static PageText? Cell(PageBlock row, int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column] : null;

    private static string Quote(string text) => text.Length > LongestQuote ? $"{text[..LongestQuote]}…" : text;

    // A page about one retirement says its day once, for everything on it.
    private static DateOnly? SoleDay(List<PageBlock> blocks)
    {
        var days = blocks.Where(b => b.Kind is BlockKind.Paragraph && EndingWords.Ends().IsMatch(b.Text.Text)).SelectMany(b => PageDates.In(b.Text.Text)).Distinct().ToList();
        return days.Count == 1 ? days[0] : null;
    }
}
