using System.Text.RegularExpressions;

using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>Differences that bind nobody: each rule says why, or null when it does not apply. Pure.</summary>
internal static partial class CosmeticRules
{
    private const int ShortLabel = 4;

    public static string? Why(DiffLine line) => line switch
    {
        { Op: ClauseOp.Moved } => "Moved without a changed word.",
        { Before.IsHeading: true } or { After.IsHeading: true } => DateLines.IsStamp((line.After ?? line.Before)!.Text) ? null : "A heading.",
        { Op: ClauseOp.Reworded, Before: { } before, After: { } after } => OfRewording(before, after),
        _ => OfLine((line.After ?? line.Before)!),
    };

    private static string? OfLine(Sentence line)
    {
        if (DateLines.IsStamp(line.Text))
            return null;

        if (NamingLines.Why(line) is { } name)
            return name;

        var words = WordBag.CountIn(line.Key);
        if (IsLabel(line) && !Binding.IsMatch(line.Text))
            return "A label of the page.";

        if (Interface.IsMatch(line.Text) && words <= 12)
            return "A control of the page.";

        if (!line.IsRow && Teaser.IsMatch(line.Text))
            return "A link to another page.";

        return words <= 25 && IsAddress(line.Text) && !Binding.IsMatch(line.Text) && !Party.IsMatch(line.Text) ? "An address." : null;
    }

    /// <summary>A few words that are no sentence, no row and no date.</summary>
    internal static bool IsLabel(Sentence line) => WordBag.CountIn(line.Key) <= ShortLabel && !line.IsRow && line.Lead.Length == 0
        && !line.Text.EndsWith('.') && !line.Text.EndsWith(';');

    private static string? OfRewording(Sentence before, Sentence after)
    {
        if (DateLines.IsStamp(after.Text) && DateLines.All(before.Text).ToList() is { Count: > 0 } dates && dates.SequenceEqual(DateLines.All(after.Text)))
            return "The same date.";

        if (Spelling.Fold(before.Key) == Spelling.Fold(after.Key))
            return "Spelling only.";

        if (Bare(before.Key) == Bare(after.Key))
            return "Articles and spaces only.";

        if (Bare(Unlinked(before.Text)) == Bare(Unlinked(after.Text)))
            return "Only the words of a link.";

        if (Bare(Reached(before.Text)) == Bare(Reached(after.Text)))
            return "An address or telephone number.";

        if (NamingLines.Why(before, after) is { } name)
            return name;

        if (Interface.IsMatch(before.Text) && Interface.IsMatch(after.Text))
            return "A control of the page.";

        // A footnote is a link in the words of a sentence; where it leads is compared with the links.
        var (gone, came) = ChangedWords(Footnote.Replace(before.Text, "]"), Footnote.Replace(after.Text, "]"));
        if (gone is [var wrong] && came is [var right] && Spelling.IsSlip(wrong, right))
            return "A slip of the pen.";

        if (gone.Concat(came).Any(w => Binding.IsMatch(w) || w.Any(char.IsDigit) && !IsAddress(before.Text) && !IsAddress(after.Text)))
            return null;

        if (!DateLines.All(before.Text).SequenceEqual(DateLines.All(after.Text)))
            return null;

        if (IsAddress(before.Text) && IsAddress(after.Text))
            return "An address or telephone number.";

        if (gone.Concat(came).All(w => Pointer.IsMatch(w) || w.Contains('@') || w.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
            return "Only the words of a link.";

        return gone.Count is > 0 and <= 6 && came.Count is > 0 and <= 6 && gone.Concat(came).Count(IsName) >= (gone.Count + came.Count) * 0.75 && !NamesParty(before.Text, after.Text) && !Place.IsMatch(before.Text) && !LevelRules.NoTraining.IsMatch(before.Text)
            ? "A name of a product."
            : null;
    }

    internal static (IReadOnlyList<string> Gone, IReadOnlyList<string> Came) ChangedWords(string before, string after)
    {
        var (old, now) = WordMarks.Of(before, after);
        return (Words(old), Words(now));
    }

    private static IReadOnlyList<string> Words(IReadOnlyList<TextSpan> spans) =>
        [.. spans.Where(s => s.Changed).SelectMany(s => Wording.Of(s.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static bool IsName(string word) => char.IsUpper(word[0]) || word.Length <= 3;

    private static bool IsAddress(string text) => Address.IsMatch(text);

    private static string Unlinked(string text) => Wording.Of(Link.Replace(text, " ")).ToLowerInvariant();

    /// <summary>The sentence without mail addresses and telephone numbers, those that a page hides from robots among them.</summary>
    private static string Reached(string text) => Wording.Of(Contact.Replace(text, " @ ")).ToLowerInvariant();

    /// <summary>One sentence was joined with its neighbour or cut in two, and says the same.</summary>
    internal static bool SaysTheSame(string whole, string part, string rest) => Bare(whole) == Bare($"{part} {rest}") || Bare(whole) == Bare($"{rest} {part}");

    private static bool NamesParty(string before, string after) => Role.IsMatch(before) || !LevelRules.CompaniesIn(before).SetEquals(LevelRules.CompaniesIn(after));

    private static string Bare(string key) => string.Concat(key.Split(' ').Where(w => w is not ("a" or "an" or "the" or "and" or "or" or "of" or "to" or "in" or "your" or "our" or "that")));

    /// <summary>Words that make a sentence bind somebody.</summary>
    internal static Regex Binding { get; } = TopicLexicon.Words(
        @"\b(must|shall|may|will|cannot|not|no(?!\. ?\d|\.$)|never|only|except|unless|agree\w*|liab\w+|responsib\w+|prohibit\w*|forbid\w*|requir\w+|entitl\w+|rights?|terminat\w+|suspend\w*|"
        + @"retain\w*|delet\w+|collect\w*|shar(e|es|ed|ing)|disclos\w+|train\w*|fees?|pay\w*|refund\w*|charg\w+|consent\w*|opt\w*|warrant\w*|indemn\w+|compl(y|ies)|"
        + @"licen[cs]\w+|grant\w*|permit\w*|allow\w*|restrict\w*|days?|months?|years?|hours?|percent|sole|discretion|notice)\b|[%$€£¥]|"
        + "不|应|须|可|将|必须|禁止|有权|同意|责任|保留|删除|收集|共享|披露|费|付|退|天|日内|月|年");

    private static Regex Interface { get; } = TopicLexicon.Words(
        @"^(close|loading|copy( link)?|back to top|learn more|read more|show more|see more|contact (us|sales)|table of contents|skip to .*|print|download( pdf)?|share|search|menu|home|"
        + @"expand all|collapse all|on this page|was this (page|article) helpful.*|sign (in|up)|log in|get started|try .*|subscribe.*|(view|copy|open|edit|share|print)( this)? (page|article|as|in|link)\b.*|all collections.*|your submission was .*|thank you for (contacting|signing up|subscribing).*|(a member of )?our team will be in touch.*|you have successfully .*|previous versions?|language|english|accept all|reject all|"
        + "目录|返回顶部|返回首页|关闭|复制链接|搜索|登录|注册|中文|下载)[.…!?]*$");

    private static Regex Address { get; } = TopicLexicon.Words(
        @"\b\d{1,5} [\w. ]{0,30}\b(street|st|avenue|ave|road|rd|boulevard|blvd|lane|drive|suite|floor|way|square)\b|\b(street|avenue|suite|floor)\b.{0,40}\b\d{4,6}\b|"
        + @"\+?\d[\d ()-]{7,}\d|\b(telephone|phone|fax|tel)\b|\b[\w.]+@[\w.]+\b|\[\s*email\s*protected|\bP\.?O\.? box\b|号楼|大厦|邮编|电话|地址");

    private static Regex Contact { get; } = TopicLexicon.Words(@"\[?\s*\[\s*email\s*protected\s*\]\s*\]?(\([^()\s]*\))?|\b[\w.+-]+@[\w-]+(\.[\w-]+)+|\b[\w.+-]+ ?[\[(] ?at ?[\])] ?[\w-]+( ?(\.|[\[(] ?dot ?[\])]) ?[\w-]+)+|\+?\d[\d ()-]{7,}\d");

    private static Regex Pointer { get; } = TopicLexicon.Words("^(here|this|page|link|at|see|on|the|our|available|website|site|below|above|click|visit|www.*|url|com|此处|这里|链接)$");

    private static Regex Link { get; } = TopicLexicon.Words(@"(\bat )?https?://[^\s()]+(\s?\(?opens in (a )?new (window|tab)\)?)?|\bwww\.\S+|\b(at )?(this|the following|our) (page|link|site|website|address|url)\b|\bhere\b|此处|这里");

    // The words of one link and nothing else, whole or cut off at its start.
    private static Regex Teaser { get; } = TopicLexicon.Words(@"^[^\[\].;]{1,80}\]\(\S+\)$");

    private static Regex Footnote { get; } = TopicLexicon.Words(@"(\[\d{1,3}\])?\]\([^()\s]*\)");

    /// <summary>Sentences that say where: another name there is another law, court or country.</summary>
    private static Regex Place { get; } = TopicLexicon.Words(
        @"\b(laws? of|governing law|governed by|courts?|jurisdictions?|venue|arbitrat\w+|seat of|countr(y|ies)|territor(y|ies)|(located|stored|hosted|processed) in|data cent(er|re)s?)\b|法律|法院|管辖|国家|境内");

    private static Regex Role { get; } = TopicLexicon.Words(@"sub-?processors?|representative|data protection officer|\bDPO\b|\bcontroller (is|are|of|means|for)\b|contracting|子处理|代表|公司");

    /// <summary>Sentences that name parties: another name there is another party.</summary>
    internal static Regex Party { get; } = TopicLexicon.Words(
        @"sub-?processors?|representative|data protection officer|\bDPO\b|controller|contracting|(?-i:\b(Inc|Ltd|LLC|GmbH|Limited|AB|Corp|Pte|SAS|B\.V)\b)|子处理|代表|公司");

    /// <summary>The forms that companies bear in their names.</summary>
    internal static Regex Company { get; } = TopicLexicon.Words(@"(?-i:\b(Inc|Ltd|LLC|GmbH|Limited|AB|Corp|Pte|SAS|B\.V)\b)|公司");
}
