using System.Text.RegularExpressions;

namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>Providers' pages as Markdown: headings, tables, lists, paragraphs; of MDX's tags only <c>Update</c>, which heads a dated entry.</summary>
internal static partial class MarkdownBlocks
{
    public static IEnumerable<PageBlock> Read(string text)
    {
        List<string>? header = null;
        var fenced = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim().TrimStart('>').Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;

            if (fenced || line.Length == 0)
            {
                header = null;
                continue;
            }

            if (line.StartsWith('|'))
            {
                if (Rule().IsMatch(line))
                    continue;

                var cells = Cells(line);
                if (header is null)
                    header = [.. cells.Select(c => c.Text)];
                else
                    yield return new(BlockKind.Row, Inline(line.Trim('|')), cells, header);

                continue;
            }

            header = null;
            if (Update().Match(line) is { Success: true } update)
                yield return new(BlockKind.Heading, new(update.Groups["label"].Value, []));
            else if (line.StartsWith('#'))
                yield return new(BlockKind.Heading, Inline(line.TrimStart('#')));
            else if (Bullet().Match(line) is { Success: true } bullet)
                yield return new(BlockKind.Item, Inline(line[bullet.Length..]));
            else if (Inline(line) is { Text.Length: > 0 } paragraph)
                yield return new(BlockKind.Paragraph, paragraph);
        }
    }

    // A bar within code or behind a backslash is no border.
    private static List<PageText> Cells(string line) => [.. Border().Split(line.Trim().TrimStart('|').TrimEnd('|')).Select(Inline)];

    private static PageText Inline(string text)
    {
        var codes = Code().Matches(text).Select(m => m.Groups["code"].Value.Trim()).ToList();
        var plain = Link().Replace(text, "${text}").Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        plain = Escape().Replace(Tag().Replace(plain, " "), "${mark}");
        return new(Space().Replace(plain, " ").Trim().Trim('_').Trim(), codes);
    }

    [GeneratedRegex(@"^\|[\s:|-]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Border();

    [GeneratedRegex(@"^<Update\s+label=""(?<label>[^""]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Update();

    [GeneratedRegex(@"^([*+-]|\d{1,3}\.)\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Bullet();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Code();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Link();

    [GeneratedRegex(@"</?[A-Za-z][^>]*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\\(?<mark>[\\`*_{}\[\]()#+.!|$~-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Space();
}
