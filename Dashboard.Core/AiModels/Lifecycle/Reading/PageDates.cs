using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Core.AiModels.Lifecycle.Reading;

/// <summary>Days as pages write them: <c>2026-10-23</c>, <c>2026.6.30</c>, <c>Oct 23rd, 2026</c>, <c>23 October 2026</c>, <c>08/16/26</c> (month first).</summary>
internal static partial class PageDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static IEnumerable<DateOnly> In(string text)
    {
        foreach (Match match in Written().Matches(text))
        {
            var group = match.Groups;
            var (year, month, day) = group["iso"].Success
                ? (Number(group["y"]), Number(group["m"]), Number(group["d"]))
                : group["us"].Success ? (Number(group["uy"]), Number(group["um"]), Number(group["ud"]))
                : (Number(group["ny"]), Array.IndexOf(Months, group["name"].Value[..3].ToLowerInvariant()) + 1, Number(group["nd"]));
            year = year < 100 ? year + 2000 : year;
            if (year is >= 2018 and < 2090 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
                yield return new(year, month, day);
        }
    }

    // Two spellings of the named form lie in one group: "Month D, YYYY" and "D Month YYYY".
    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"(?<iso>(?<![\w-])(?<y>20\d{2})[-‑./](?<m>\d{1,2})[-‑./](?<d>\d{1,2})(?!\d))"
        + @"|(?<us>(?<![\d/])(?<um>\d{1,2})/(?<ud>\d{1,2})/(?<uy>\d{4}|\d{2})(?!\d))"
        + @"|(?<named>\b(?<name>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?\s+(?<nd>\d{1,2})(st|nd|rd|th)?,?\s+(?<ny>20\d{2})\b)"
        + @"|(?<named>\b(?<nd>\d{1,2})(st|nd|rd|th)?\s+(?<name>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?,?\s+(?<ny>20\d{2})\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Written();
}
