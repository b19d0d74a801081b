using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Folds British and American spelling, and dates written either way round, into one.</summary>
internal static partial class Spelling
{
    private const int ShortestSlip = 5;

    private static readonly Dictionary<string, string> Numbers = new(StringComparer.Ordinal)
    {
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["six"] = "6",
        ["seven"] = "7",
        ["eight"] = "8",
        ["nine"] = "9",
        ["ten"] = "10",
        ["twelve"] = "12",
        ["fourteen"] = "14",
        ["fifteen"] = "15",
        ["eighteen"] = "18",
        ["twenty"] = "20",
        ["thirty"] = "30",
        ["sixty"] = "60",
        ["ninety"] = "90",
    };

    public static string Fold(string key)
    {
        var folded = Ise().Replace(key, "${stem}iz${tail}");
        folded = Our().Replace(folded, "${stem}or${tail}");
        folded = Licence().Replace(folded, "licens");
        folded = Doubled().Replace(folded, "${stem}l${tail}");
        folded = folded.Replace("programme", "program", StringComparison.Ordinal).Replace("centre", "center", StringComparison.Ordinal)
            .Replace("judgement", "judgment", StringComparison.Ordinal).Replace("whilst", "while", StringComparison.Ordinal).Replace("e mail", "email", StringComparison.Ordinal)
            .Replace("defence", "defense", StringComparison.Ordinal).Replace("offence", "offense", StringComparison.Ordinal);
        folded = folded.Replace("amongst", "among", StringComparison.Ordinal);
        // "thirty (30) days", "thirty days" and "30 days" are one period.
        return Twice().Replace(NumberWord().Replace(folded, m => Numbers[m.Value]), "${number}");
    }

    /// <summary>One letter lost, doubled or in the wrong place inside a word. Not at its end, where number and tense are; not a leading "a", which denies.</summary>
    public static bool IsSlip(string gone, string came)
    {
        var (few, many) = gone.Length <= came.Length ? (gone, came) : (came, gone);
        if (few.Length < ShortestSlip || !gone.All(char.IsLetter) || !came.All(char.IsLetter))
            return false;

        var at = few.AsSpan().CommonPrefixLength(many);
        if (few.Length == many.Length)
            return at + 1 < few.Length && few[at] == many[at + 1] && few[at + 1] == many[at] && few.AsSpan(at + 2).SequenceEqual(many.AsSpan(at + 2));

        return many.Length == few.Length + 1 && at < few.Length && !(at == 0 && many[0] is 'a' or 'A') && few.AsSpan(at).SequenceEqual(many.AsSpan(at + 1));
    }

    [GeneratedRegex(@"(?<stem>\b\w{3,})is(?<tail>e|es|ed|ing|ation|ations|er|ers)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Ise();

    [GeneratedRegex(@"(?<stem>\b(behavi|col|fav|hon|lab|harb|endeav|neighb))our(?<tail>\w*)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Our();

    [GeneratedRegex(@"\blicenc", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Licence();

    [GeneratedRegex(@"\b(two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|eighteen|twenty|thirty|sixty|ninety)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"\b(?<number>\d+) \k<number>\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Twice();

    [GeneratedRegex(@"(?<stem>\b(cance|labe|trave|mode|fue|signa))ll(?<tail>ed|ing|er|ers|ation)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Doubled();
}
