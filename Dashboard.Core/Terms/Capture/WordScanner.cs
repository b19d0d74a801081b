using System.Text;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Cuts text into words: letters and digits with what belongs inside them (don't, 1.5, $100, 20 %).</summary>
internal static class WordScanner
{
    /// <summary>Appends the words of one line, each after a space.</summary>
    public static void Append(StringBuilder words, ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length)
        {
            var end = WordEnd(line, at);
            if (end == at)
            {
                at++;
                continue;
            }

            if (words.Length > 0)
                words.Append(' ');

            foreach (var c in line[at..end])
            {
                if (!IsInvisible(c))
                    words.Append(Plain(c));
            }

            at = end;
        }
    }

    /// <summary>Where the word that starts here ends; the same place when no word starts here.</summary>
    public static int WordEnd(ReadOnlySpan<char> line, int at)
    {
        var c = line[at];
        if (IsIdeograph(c))
            return at + 1;

        if (c is '%' or '％')
            return at + 1;

        if (IsCurrency(c))
            return at + 1 < line.Length && char.IsDigit(line[at + 1]) ? WordEnd(line, at + 1) : at + 1;

        if (!char.IsLetterOrDigit(c))
            return at;

        var end = at + 1;
        while (end < line.Length && Continues(line, end))
            end++;

        return end;
    }

    /// <summary>Zero-width and joining characters, soft hyphens, byte order marks, direction marks.</summary>
    public static bool IsInvisible(char c) => c is '\u00AD' or '\u034F' or '\u061C' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F');

    /// <summary>Written without spaces: every character is a word of its own.</summary>
    public static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool Continues(ReadOnlySpan<char> line, int at)
    {
        var c = line[at];
        if (IsIdeograph(c))
            return false;

        if (char.IsLetterOrDigit(c) || IsInvisible(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
            return true;

        if (at + 1 >= line.Length || !char.IsLetterOrDigit(line[at + 1]) || IsIdeograph(line[at + 1]))
            return false;

        return c switch
        {
            '\'' or '’' or 'ʼ' => char.IsLetter(line[at - 1]) && char.IsLetter(line[at + 1]),
            '.' or ',' => char.IsDigit(line[at - 1]) && char.IsDigit(line[at + 1]),
            '@' or '_' => true,
            _ => false,
        };
    }

    private static char Plain(char c) => c switch
    {
        '’' or 'ʼ' => '\'',
        '％' => '%',
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        _ => c,
    };

    private static bool IsCurrency(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.CurrencySymbol;
}
