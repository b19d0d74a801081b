using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Capture;

/// <summary>What counts when two texts are compared: words, amounts, percentages and negations, not their dress.</summary>
public static partial class Wording
{
    /// <summary>Part of every hash's meaning: a new number makes technical versions, not alerts.</summary>
    public const int Version = 2;

    /// <summary>The words of a text in order, joined by one space; line breaks, enumerators, link targets and punctuation gone.</summary>
    public static string Of(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var line in text.EnumerateLines())
            WordScanner.Append(words, LineDress.Strip(line));

        return DayFirst(LineDress.DropPhrases(words.ToString()));
    }

    /// <summary>SHA-256 of <see cref="Of"/>: the identity of a version.</summary>
    public static string Hash(string text) => HashOf(Of(text));

    /// <summary>July 30 2026 and 30 July 2026 are one date.</summary>
    private static string DayFirst(string words) => AmericanDate().Replace(words, "${day} ${month} ${year}");

    [GeneratedRegex(@"(?<month>January|February|March|April|May|June|July|August|September|October|November|December) (?<day>[0-3]?[0-9])(st|nd|rd|th)? (?<year>20[0-9]{2})(?![0-9])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex AmericanDate();

    internal static string HashOf(string wording) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wording)));

    /// <summary>How many words there are; each ideograph counts as one.</summary>
    public static int Count(ReadOnlySpan<char> wording)
    {
        var count = wording.IsEmpty ? 0 : 1;
        foreach (var c in wording)
        {
            if (c == ' ')
                count++;
        }

        return count;
    }
}
