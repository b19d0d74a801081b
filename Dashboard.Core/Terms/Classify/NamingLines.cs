using System.Text.RegularExpressions;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Lines that name things and say nothing: drawings, titles of pages, dates that count by themselves, menus run together, registration numbers. Pure.</summary>
internal static partial class NamingLines
{
    // OpenAI and YouTube have one seam, a menu that lost its spaces has one for each entry.
    private const int SeamsOfMenu = 3;
    private const int LongestNotice = 12;

    public static string? Why(Sentence line)
    {
        if (!line.Text.Any(char.IsLetterOrDigit))
            return "No words.";

        if (IsRunTogether(line.Text))
            return "A menu without its spaces.";

        if (Counting().IsMatch(line.Text))
            return "A date that counts the days by itself.";

        if (!line.IsRow && Title().IsMatch(line.Text))
            return "The title of the page.";

        var rest = Registration().Replace(line.Text, " ");
        return rest.Length < line.Text.Length && Wording.Count(line.Key) <= LongestNotice && !CosmeticRules.Binding.IsMatch(rest) ? "A registration number." : null;
    }

    public static string? Why(Sentence before, Sentence after)
    {
        if (IsRunTogether(before.Text) && IsRunTogether(after.Text))
            return "A menu without its spaces.";

        if (Counting().IsMatch(before.Text) && Counting().IsMatch(after.Text))
            return "A date that counts the days by itself.";

        if (!before.IsRow && Title().IsMatch(before.Text) && Title().IsMatch(after.Text))
            return "The title of the page.";

        if (Vendors().IsMatch(before.Text) && Digits().Replace(before.Text, "#") == Digits().Replace(after.Text, "#"))
            return "A count in a consent banner.";

        return Registration().Replace(before.Text, " ") is var old && old.Length < before.Text.Length
            && Wording.Of(old) == Wording.Of(Registration().Replace(after.Text, " "))
            ? "A registration number."
            : null;
    }

    /// <summary>Raw: <c>ProductsPricingDocumentationCareers</c>.</summary>
    private static bool IsRunTogether(string text) =>
        !text.EndsWith('.') && text.Split(' ').Any(word => Seam().Count(word) >= SeamsOfMenu);

    [GeneratedRegex(@"\p{Ll}\p{Lu}\p{Ll}", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Seam();

    // Updated: 21 days ago
    [GeneratedRegex(@"\A(last )?(updated|modified|revised|published|edited)( on)?[: ]+((about|over|more than) )?((\d+|an?|one) (minute|hour|day|week|month|year)s? ago|yesterday|today|just now)\.?\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Counting();

    // Terms of use | Example
    [GeneratedRegex(@"\A[^|.:;]{3,80} \| [^|.:;]{2,40}\z", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Title();

    [GeneratedRegex(@"\bnumber of vendors\b|\bour \d+ partners\b|\b(vendors|ad tech providers) \(?\d+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Vendors();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Digits();

    // "No. 3150031", "US11574120"; never a bare number, which may be a limit.
    [GeneratedRegex(@"\b(No|Nr|Reg)\.?\s?\d{4,}\b|\b[A-Z]{2}\d{5,}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 3000)]
    private static partial Regex Registration();
}
