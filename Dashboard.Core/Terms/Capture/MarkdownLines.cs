namespace Dashboard.Core.Terms.Capture;

/// <summary>Reads the few Markdown shapes that our extractor and the archives write.</summary>
internal static class MarkdownLines
{
    private const int LongestFakedHeading = 12;

    /// <summary>The text of each heading, real or faked by a short bold line.</summary>
    public static IEnumerable<string> Headings(string markdown)
    {
        foreach (var line in markdown.Split('\n'))
        {
            if (Heading(line) is { } heading)
                yield return heading.Text;
        }
    }

    /// <summary>Reads <c>## Fees</c>, or <c>**Fees**</c> alone on its line, as a heading; null for anything else.</summary>
    public static (int Level, string Text)? Heading(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.StartsWith("#"))
        {
            var level = text.IndexOfAnyExcept('#');
            return level is >= 1 and <= 6 && char.IsWhiteSpace(text[level]) && Plain(text[level..]) is { Length: > 0 } heading ? (level, heading) : null;
        }

        if (text.Length > 4 && text.StartsWith("**") && text.EndsWith("**") && !text[2..^2].Contains("**", StringComparison.Ordinal))
        {
            var bold = Plain(text[2..^2]);
            return bold.Length > 0 && !bold.EndsWith('.') && bold.Count(' ') < LongestFakedHeading ? (6, bold) : null;
        }

        return null;
    }

    /// <summary>A line without marks and link targets, enumerators kept: what a reader sees.</summary>
    public static string Plain(ReadOnlySpan<char> line) => LineDress.Unlink(line.Trim().ToString()).Replace("**", "", StringComparison.Ordinal).Trim();
}
