using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Dates in sentences: "Effective July 30, 2026", "Last updated: 30 July 2026", "2026年7月30日生效".</summary>
internal static partial class DateLines
{
    private static readonly string[] Formats =
        ["MMMM d yyyy", "d MMMM yyyy", "MMM d yyyy", "d MMM yyyy", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>The dates of a sentence that says when something takes effect.</summary>
    public static IEnumerable<DateOnly> Effective(string sentence) => SaysEffective().IsMatch(sentence) ? Days(sentence) : [];

    /// <summary>A line that does nothing but date the document.</summary>
    public static bool IsStamp(string sentence) =>
        SaysStamp().IsMatch(sentence) && Undated(sentence, "") is var rest && rest.Length < sentence.Length && rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 8;

    /// <summary>The sentence without its dates: equal for sentences that differ in dates alone.</summary>
    public static string Without(string key) => Undated(key, "#");

    /// <summary>All dates; "October 2025" counts as its first day, which is enough to tell it from November.</summary>
    public static IEnumerable<DateOnly> All(string sentence)
    {
        foreach (var day in Days(sentence))
            yield return day;

        foreach (Match match in MonthPattern().Matches(DatePattern().Replace(sentence, "#")))
        {
            if (DateOnly.TryParseExact(match.Value, ["MMMM yyyy", "MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
                yield return month;
        }
    }

    private static string Undated(string text, string mark) => MonthPattern().Replace(DatePattern().Replace(text, mark), mark);

    private static IEnumerable<DateOnly> Days(string sentence)
    {
        foreach (Match match in DatePattern().Matches(sentence))
        {
            var text = Ordinal().Replace(match.Value, "${day}");
            // "Sept. 5, 2026" wants plain words; in 2026.9.5 the dots are the date.
            if (char.IsLetter(text[0]) || text.Any(char.IsAsciiLetter))
                text = text.Replace(',', ' ').Replace('.', ' ').Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);

            text = Spaces().Replace(text, text.Contains('年', StringComparison.Ordinal) ? "" : " ").Trim();
            if (DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date))
                yield return date;
        }
    }

    private const string Month = "(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";

    [GeneratedRegex($@"\b{Month}\.?\s+\d{{1,2}}(st|nd|rd|th)?,?\s+20\d\d(?!\d)|\b\d{{1,2}}(st|nd|rd|th)?\s+{Month}\.?,?\s+20\d\d(?!\d)|\b20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b|20\d\d\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex DatePattern();

    [GeneratedRegex($@"\b{Month} 20\d\d(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex MonthPattern();

    [GeneratedRegex(@"\beffective\b|take(s)? effect|(comes?|goe?s?) into (effect|force)|\bin force\b|\bapply (from|as of|to you (from|on))|\bas of\b|\bstarting (on )?\b|\bfrom\b.{0,20}\bonwards?|\bbeginning\b|\bsupersede|\bupdating (our|these|the)\b|生效|施行|起执行", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex SaysEffective();

    [GeneratedRegex(@"\b((last|latest) (updated?|modified|revised|changed)|updated?|revised|revision|published|effective|version|date|as of)\b|更新|修订|发布|生效|版本", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 3000)]
    private static partial Regex SaysStamp();

    [GeneratedRegex(@"(?<day>\d)(st|nd|rd|th)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Spaces();
}
