using System.Text.RegularExpressions;

using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Classify;

/// <summary>What a document is about as a whole, by its title: the best guess for a sentence that names no field of its own. Pure.</summary>
internal static class DocumentSubject
{
    private const int HeadOfDocument = 400;

    private const int WordsForEachMention = 150;

    private static Regex PersonalData { get; } = TopicLexicon.Words(@"\bpersonal (data|information)\b|\byour information\b|\bprivacy\b|个人信息|隐私");

    private static readonly (Regex Words, TermsTopic Topic)[] Titles =
    [
        (TopicLexicon.Words(@"\bprivacy\b|\bcookies?\b|data process\w*|\btrackers?\b|sub-?processors?|data protection|隐私|个人信息"), TermsTopic.PrivacySubprocessors),
        (TopicLexicon.Words(@"\bpricing\b|\bprices\b|\bbilling\b|价格|计费"), TermsTopic.PricingBilling),
        (TopicLexicon.Words(@"\bdeprecations?\b|\bretirements?\b|弃用|下线"), TermsTopic.ModelDeprecation),
        (TopicLexicon.Words(@"supported (countries|regions)|支持.{0,4}(国家|地区)"), TermsTopic.RegionAvailability),
    ];

    public static TermsTopic Of(PageText page) => In(page.Title) ?? In(Head(page.Markdown)) ?? (SpeaksOfPeople(page) ? TermsTopic.PrivacySubprocessors : TermsTopic.UsageRestrictions);

    /// <summary>A notice in several parts has no title of its own, but hardly a paragraph without personal data.</summary>
    private static bool SpeaksOfPeople(PageText page) => PersonalData.Count(page.Markdown) * WordsForEachMention > page.Words;

    private static TermsTopic? In(string text)
    {
        foreach (var (words, topic) in Titles)
        {
            if (words.IsMatch(text))
                return topic;
        }

        return null;
    }

    // A document without a title says in its first headings what it is.
    private static string Head(string markdown) =>
        string.Join(' ', markdown[..Math.Min(markdown.Length, HeadOfDocument)].Split('\n').Where(l => MarkdownLines.Heading(l) is not null));
}
