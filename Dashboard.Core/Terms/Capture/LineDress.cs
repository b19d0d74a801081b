using System.Buffers;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Takes the dress off a line: Markdown marks, enumerators, link targets, copyright years, notes of screen readers.</summary>
internal static partial class LineDress
{
    private static readonly SearchValues<char> RuleMarks = SearchValues.Create("-=_*|: +");

    /// <summary>The line without marks at its head and without link targets. Raw: <c>  2.1. **Fees** see [here](https://x)</c>.</summary>
    public static string Strip(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.IsEmpty || IsRule(text))
            return "";

        // A cell that starts with 0.5 is a price, not a clause's number.
        text = text[0] == '|' ? text.TrimStart('|').TrimStart() : TrimEnumerators(text.TrimStart("#>").TrimStart());
        var stripped = Hosts(Unlink(text.ToString()));
        if (stripped.Contains('*') || stripped.Contains('`') || stripped.Contains('\\'))
            stripped = stripped.Replace("*", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

        return stripped.Contains('©') || stripped.Contains("opyright", StringComparison.Ordinal) ? CopyrightYear().Replace(stripped, "©") : stripped;
    }

    /// <summary>Keeps what a link says and forgets where it leads.</summary>
    public static string Unlink(string text) => text.Contains("](", StringComparison.Ordinal) ? Link().Replace(text, "${text}") : text;

    /// <summary>An address written out counts by its host: where exactly it leads is compared with the links. Raw: <c>https://help.example/en/articles/1-limits</c>.</summary>
    private static string Hosts(string text) => text.Contains("://", StringComparison.Ordinal) ? Address().Replace(text, "${host}") : text;

    /// <summary>Removes notes that tools put beside links and buttons, whatever the punctuation was.</summary>
    public static string DropPhrases(string words) => words.Contains("window", StringComparison.OrdinalIgnoreCase)
        || words.Contains("new tab", StringComparison.OrdinalIgnoreCase) || words.Contains("external link", StringComparison.OrdinalIgnoreCase)
        ? LinkNote().Replace(words, "").Trim()
        : words;

    /// <summary>Removes bullets and numbers such as <c>- (a) 2.1.</c> from the head of a line, never an amount.</summary>
    public static ReadOnlySpan<char> TrimEnumerators(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var length = EnumeratorLength(text);
            if (length == 0)
                return text;

            text = text[length..].TrimStart();
        }
    }

    private static int EnumeratorLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;

        if ("-*•·▪◦‣–+○●■□➢".Contains(text[0]))
            return text.Length == 1 || char.IsWhiteSpace(text[1]) || text[0] is '•' or '·' or '▪' or '●' ? 1 : text.StartsWith("**") ? 2 : 0;

        foreach (var match in Enumerator().EnumerateMatches(text))
            return match.Length;

        return 0;
    }

    private static bool IsRule(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(RuleMarks) < 0;

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\((?:mailto:\s+)?(?:[^()\s]|\([^()]*\))*(?:\s+""[^""]*"")?\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://(www\.)?(?<host>[^\s/?#()<>\[\]""]+)([/?#][^\s()<>\[\]""]*)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Address();

    [GeneratedRegex(@"(©|\([cC]\)|[cC]opyright)(\s*(©|\([cC]\)))?\s*(19|20)\d\d(\s*[-–—]\s*((19|20)\d\d|present))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex CopyrightYear();

    [GeneratedRegex(@"(^|(?<= ))(this link )?(opens|will open|open) in( an?)? new (tab|window)( or tab)?( |$)|(^|(?<= ))external link( |$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex LinkNote();

    [GeneratedRegex(@"\A(\(([0-9]{1,3}|[a-z]{1,2}|[ivxlIVXL]{1,5}|[A-Z])\)|§\s*[0-9]+(\.[0-9]+)*\.?|[0-9]{1,3}(\.[0-9]{1,3})*[.)、](?![0-9])|[0-9]{1,2}(\.[0-9]{1,2})+(?=\s*\p{Lu}\p{Ll}|\s*\z)|[A-Z](\.([0-9]{1,2}|[a-z]{1,4}))+\.?(?=\s|\z)|([a-z]|[A-Z]|[ivx]{1,5}|[IVX]{1,5})[.)](?=\s)|[（(]?[一二三四五六七八九十]{1,3}[)）、])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Enumerator();
}
