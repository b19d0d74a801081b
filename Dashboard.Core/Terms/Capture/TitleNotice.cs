using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Capture;

/// <summary>
/// What a page says above the title of its document is the site's: a callout about another document, a path, a menu.
/// Lines with a year stay, for dates often stand there and announcements name one.
/// </summary>
internal static partial class TitleNotice
{
    // More than this above the title is a document whose title stands elsewhere.
    private const double LargestShare = 0.1;
    private const int LongestNotice = 1500;

    public static string Without(string markdown)
    {
        var title = markdown.StartsWith("# ", StringComparison.Ordinal) ? 0 : markdown.IndexOf("\n# ", StringComparison.Ordinal) + 1;
        if (title <= 0 || title > LongestNotice || title > markdown.Length * LargestShare)
            return markdown;

        var dated = markdown[..title].Split('\n').Where(l => Year().IsMatch(l));
        return string.Join("\n\n", dated.Append(markdown[title..]));
    }

    [GeneratedRegex(@"20\d\d", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Year();
}
