using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Folds British and American spelling, and dates written either way round, into one.</summary>
internal static partial class Spelling
{
    public static string Fold(string key)
    {
        var folded = Ise().Replace(key, "${stem}iz${tail}");
        folded = Our().Replace(folded, "${stem}or${tail}");
        folded = Licence().Replace(folded, "licens");
        folded = Doubled().Replace(folded, "${stem}l${tail}");
        folded = folded.Replace("programme", "program", StringComparison.Ordinal).Replace("centre", "center", StringComparison.Ordinal)
            .Replace("judgement", "judgment", StringComparison.Ordinal).Replace("whilst", "while", StringComparison.Ordinal).Replace("e mail", "email", StringComparison.Ordinal)
            .Replace("defence", "defense", StringComparison.Ordinal).Replace("offence", "offense", StringComparison.Ordinal);
        return folded;
    }

    [GeneratedRegex(@"(?<stem>\b\w{3,})is(?<tail>e|es|ed|ing|ation|ations|er|ers)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Ise();

    [GeneratedRegex(@"(?<stem>\b(behavi|col|fav|hon|lab|harb|endeav|neighb))our(?<tail>\w*)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Our();

    [GeneratedRegex(@"\blicenc", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Licence();

    [GeneratedRegex(@"(?<stem>\b(cance|labe|trave|mode|fue|signa))ll(?<tail>ed|ing|er|ers|ation)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Doubled();
}
