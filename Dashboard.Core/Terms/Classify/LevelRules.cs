using System.Text.RegularExpressions;

using Dashboard.Core.Terms.Diff;

namespace Dashboard.Core.Terms.Classify;

/// <summary>A rule that fired: the level and why.</summary>
internal sealed record LevelFinding(ChangeLevel Level, string Reason);

/// <summary>How much one changed sentence matters. The first rule that applies decides. Pure.</summary>
internal static class LevelRules
{
    /// <summary>What a change of a date and nothing else is.</summary>
    public static LevelFinding DateAlone { get; } = new(ChangeLevel.Low, "A date alone.");

    /// <summary>One entry of a list of sub-processors.</summary>
    public static LevelFinding Subprocessor { get; } = new(ChangeLevel.Low, "A sub-processor came, went or changed.");

    /// <summary>The other party has another name or form; the sentence around it stays what it was.</summary>
    public static LevelFinding OtherCompany { get; } = new(ChangeLevel.Low, "Another company is named.");

    public const string NewBan = "A new ban.";
    public const string BanGone = "A ban is gone.";

    /// <summary>Says from when another text holds.</summary>
    public const string Announces = "Announces when other terms apply.";

    public static LevelFinding Of(DiffLine line, IReadOnlyList<TermsTopic> topics)
    {
        var changed = Changed(line);
        var text = $"{line.Before?.Text} {line.After?.Text}";
        var wide = line.Op != ClauseOp.Reworded || WordBag.CountIn(changed) >= 4;
        return High(line, topics, text, changed, wide) ?? Medium(line, topics, text, changed, wide) ?? Low(line, topics, text);
    }

    /// <summary>The sentence, or the one above its list, forbids somebody something.</summary>
    internal static bool Forbids(DiffLine line) =>
        Ban.IsMatch(NoBan.Replace($"{line.Before?.Text} {line.After?.Text}", " ")) || Ban.IsMatch((line.After ?? line.Before)!.Lead);

    /// <summary>The words that came or went; the whole sentence when all of it did.</summary>
    private static string Changed(DiffLine line)
    {
        if (line is not { Op: ClauseOp.Reworded, Before: { } before, After: { } after })
            return (line.After ?? line.Before)!.Text;

        var (gone, came) = CosmeticRules.ChangedWords(before.Text, after.Text);
        return string.Join(' ', gone.Concat(came));
    }

    private static LevelFinding? High(DiffLine line, IReadOnlyList<TermsTopic> topics, string text, string changed, bool wide)
    {
        if (topics.Contains(TermsTopic.CompetingModels) && (wide || Negation.IsMatch(changed)) && CosmeticRules.Binding.IsMatch(text) && CoreCompeting.IsMatch(line.Op == ClauseOp.Reworded ? changed + " " + text : text))
            return new(ChangeLevel.High, "Touches building or distilling competing models.");

        if (topics.Contains(TermsTopic.TrainingOnCustomerData) && CustomerData.IsMatch(text))
        {
            if (line.Op == ClauseOp.Removed && NoTraining.IsMatch(text))
                return new(ChangeLevel.High, "A promise not to train on our data is gone.");

            if (line is { Op: ClauseOp.Reworded, Before: { } b, After: { } a } && NoTraining.IsMatch(b.Text) && !NoTraining.IsMatch(a.Text))
                return new(ChangeLevel.High, "A promise not to train on our data was reworded away.");

            if (line is { Op: ClauseOp.Reworded, Before: { } asked, After: { } taken } && OptIn.IsMatch(asked.Text) && !OptIn.IsMatch(taken.Text))
                return new(ChangeLevel.High, "Consent that had to be given is taken for granted.");

            if (line.Op == ClauseOp.Added && ByDefault.IsMatch(text) && !NoTraining.IsMatch(text))
                return new(ChangeLevel.High, "Training on our data by default.");
        }

        // "except on the free plan" became "except on the free plan and the next": a few words decide whose data it is.
        if (line is { Op: ClauseOp.Reworded, Before: { } old, After: { } now } && NoTraining.IsMatch(old.Text) && Exceptions.IsMatch(old.Text) && Exceptions.IsMatch(now.Text) && Plan.IsMatch(now.Text) && HasNames(old.Text, now.Text))
            return new(ChangeLevel.High, "Whom a promise not to train leaves out changes.");

        if (topics.Contains(TermsTopic.RegionAvailability) && wide && RegionCut.IsMatch(text))
            return new(ChangeLevel.High, "Changes from where the service may be used.");

        if (wide && line.Op != ClauseOp.Removed && topics.Contains(TermsTopic.SuspensionTermination) && (WithoutNotice.IsMatch(text) && WithoutNotice.IsMatch(changed) || Forfeit.IsMatch(changed)))
            return new(ChangeLevel.High, "Suspension without notice, or forfeiture.");

        if (wide && line.Op != ClauseOp.Removed && LiabilityShift.IsMatch(changed))
            return new(ChangeLevel.High, "Shifts liability.");

        return wide && CoreUse.IsMatch(changed) ? new(ChangeLevel.High, "A core use is forbidden or permitted.") : null;
    }

    private static LevelFinding? Medium(DiffLine line, IReadOnlyList<TermsTopic> topics, string text, string changed, bool wide)
    {
        if (line is { Op: ClauseOp.Reworded, Before: { } b, After: { } a } && NoTraining.IsMatch(b.Text) && NoTraining.IsMatch(a.Text) && !Negation.IsMatch(changed))
            return null;

        if (Promise.IsMatch(text) && wide)
            return new(ChangeLevel.Medium, "A promise about our data came or went.");

        if (topics.Contains(TermsTopic.TrainingOnCustomerData) && CustomerData.IsMatch(text) && (wide || Negation.IsMatch(changed)))
            return new(ChangeLevel.Medium, "Touches training on our data.");

        if (line.Op != ClauseOp.Reworded && Forbids(line))
            return new(ChangeLevel.Medium, line.Op == ClauseOp.Added ? NewBan : BanGone);

        if (wide && line.Op != ClauseOp.Reworded && topics.Contains(TermsTopic.PrivacySubprocessors) && Advertising.IsMatch(text) && CosmeticRules.Binding.IsMatch(text))
            return new(ChangeLevel.Medium, "Personal data may serve advertising, or no longer may.");

        if (line.Op == ClauseOp.Added && topics.Contains(TermsTopic.PrivacySubprocessors) && Disclosure.IsMatch(text))
            return new(ChangeLevel.Medium, "Personal data may go to others.");

        if (topics.Contains(TermsTopic.DataRetention) && Duration.IsMatch(changed))
            return new(ChangeLevel.Medium, "A period of time changes.");

        if (topics.Contains(TermsTopic.PricingBilling) && Amount.IsMatch(changed))
            return new(ChangeLevel.Medium, "An amount changes.");

        if ((topics.Contains(TermsTopic.RateLimits) || topics.Contains(TermsTopic.AgeEligibility)) && wide)
            return new(ChangeLevel.Medium, "A limit or a condition of access changes.");

        if (topics.Contains(TermsTopic.ModelDeprecation) && DateLines.All(changed).Any())
            return new(ChangeLevel.Medium, "A date of retirement changes.");

        if (wide && topics.Contains(TermsTopic.NoticeOfChanges) && DateLines.Effective(text).Any() && !DateLines.IsStamp(text))
            return new(ChangeLevel.Medium, Announces);

        return wide && line.Op != ClauseOp.Reworded && (topics.Contains(TermsTopic.SuspensionTermination) || topics.Contains(TermsTopic.DisputeArbitration)) && Contract.IsMatch(text)
            ? new(ChangeLevel.Medium, "Changes how the contract ends or is fought over.")
            : null;
    }

    private static bool HasNames(string before, string after) =>
        CosmeticRules.ChangedWords(before, after) is var (gone, came) && came.Any(w => char.IsUpper(w[0])) && gone.Concat(came).All(w => char.IsUpper(w[0]) || w is "or" or "and");

    private static LevelFinding Low(DiffLine line, IReadOnlyList<TermsTopic> topics, string text)
    {
        if (DateLines.IsStamp(line.After?.Text ?? line.Before!.Text))
            return DateAlone;

        if (line is { Op: ClauseOp.Reworded, Before: { } before, After: { } after } && DateLines.Without(before.Key) == DateLines.Without(after.Key))
            return DateAlone;

        if (line is { Before: { } old, After: { } now } && !CompaniesIn(old.Text).SetEquals(CompaniesIn(now.Text)))
            return OtherCompany;

        return topics.Count > 0 || CosmeticRules.Binding.IsMatch(Telling.Replace(text, " "))
            ? new(ChangeLevel.Low, "A narrow change of rights or duties.")
            : new(ChangeLevel.None, "Nothing in the sentence binds anybody.");
    }

    /// <summary>The companies of a sentence; one written "Example, L.L.C." and "Example LLC" is one.</summary>
    internal static HashSet<string> CompaniesIn(string text) =>
        [.. CompanyName.Matches(text.Replace("L.L.C", "LLC", StringComparison.Ordinal)).Select(m => string.Concat(m.Value.Where(char.IsLetterOrDigit)).ToUpperInvariant())];

    // Example Ireland Limited
    private static Regex CompanyName { get; } = TopicLexicon.Words(@"(?-i:\b(\p{Lu}[\w&-]*\.?,? ){1,5}(Inc|Ltd|LLC|GmbH|Limited|AB|Corp|Pte|SAS|B\.V)\b)");

    /// <summary>Tells or believes, and binds nobody: "you will find", "we understand that this may not please everyone".</summary>
    private static Regex Telling { get; } = TopicLexicon.Words(@"\b(you|we) (will|may|can) (find|see|notice|discover|enjoy)\b|\bwe (also )?((understand|recogni[sz]e|believe) that|hope)\b[^.]*|\b(do|does) not (wish|want|intend) to\b");

    internal static Regex Negation { get; } = TopicLexicon.Words(@"\b(not|no|never|cannot|without|unless|except)\b|不|禁止|非");

    private static Regex CoreCompeting { get; } = TopicLexicon.Words(@"compet\w+|distil\w*|model extraction|竞争|竞品|蒸馏");

    private static Regex CustomerData { get; } = TopicLexicon.Words(
        @"\b(your|user|users'?|customer|customers'?|business) (\w+ )?(content|data|inputs?|outputs?|prompts?|conversations?|information|interactions?|files)\b|\b(inputs?|outputs?|prompts?|conversations?|chats?|personal data|content|interaction data|data|materials|code)\b|"
        + "用户|您的|输入|输出|对话|数据");

    internal static Regex NoTraining { get; } = TopicLexicon.Words(
        @"\b(not|never|n't|no|none)\b.{0,60}\b(train|training|improv\w+)|\bopt(ed)?[- ]?(in|out)\b|\b(only (with|if)|unless) you\b|不.{0,15}(训练|改进)|关闭|退出|选择");

    internal static Regex OptIn { get; } = TopicLexicon.Words(@"\bopt(ed|s|ing)?[- ]?in\b|\bexplicit(ly)? consent\w*|明确同意|主动开启");

    private static Regex Exceptions { get; } = TopicLexicon.Words(@"\b(except|unless|other than|opt(ed)?[- ]?out)\b|除非|除外");

    private static Regex Plan { get; } = TopicLexicon.Words(@"\b(subscriptions?|plans?|tiers?|free|accounts?|customers?|users?)\b|套餐|订阅|账户|用户");

    private static Regex ByDefault { get; } = TopicLexicon.Words(@"\bby default\b|\bwe (may|will|can)?\s*use\b.{0,100}\b(train|training)\b|默认");

    private static Regex RegionCut { get; } = TopicLexicon.Words(
        @"\b(not|no longer|only|prohibit\w*|unsupported|restricted|sanctioned|majority[- ]owned|supported (countries|regions))\b|不(得|支持|向)|仅限|禁止");

    private static Regex WithoutNotice { get; } = TopicLexicon.Words(
        @"without (prior |any |advance |further )*(notice|warning|liability)|at any time|immediately|sole discretion|for any reason|无需.{0,6}通知|不经.{0,6}通知|随时|立即|单方");

    private static Regex Forfeit { get; } = TopicLexicon.Words(@"forfeit\w*|\b(unused|remaining) (balance|credits?|funds)\b|no refund|not (be )?refund\w*|不予退还|余额.{0,8}(不退|没收|清零)");

    private static Regex LiabilityShift { get; } = TopicLexicon.Words(
        @"jointly (and severally )?(liable|responsible)|joint and several|(aggregate|total|maximum|cumulative) liability|liability .{0,40}(exceed|limited to)|bear (all|full|sole)|shall indemnify|will indemnify|agree to indemnify|"
        + "连带责任|全部责任|责任.{0,10}(上限|不超过)|自行承担");

    private static Regex CoreUse { get; } = TopicLexicon.Words(
        @"non-?commercial|(personal|internal) use only|\bcommercial use\b|(third[- ]party|unofficial|unauthori[sz]ed) (software|tools?|clients?|applications?|harness\w*).{0,160}(violat\w+|prohibit\w*|not permitted|may not)|"
        + "非商业|仅供个人|商业用途|商用");

    private static Regex Ban { get; } = TopicLexicon.Words(
        @"\b(may not|must not|shall not|cannot|can't|do not|don't|not permitted|not allowed|prohibit\w*|forbid\w*|bar(s|red)? from|violation|agrees? not to|(you|customers?|users?) (will|shall|agree) not)\b|不得|禁止|严禁|不允许");

    /// <summary>What forbids nobody anything: "may not always work", "does not apply to", "shall not constitute".</summary>
    private static Regex NoBan { get; } = TopicLexicon.Words(
        @"\bwe (do not|don't|cannot|can't|may not|shall not)\b|\b(your|any|alleged|such) violations?\b|\bdo not sell\b( or share)?( my|.{0,30}\b(rights?|opt|requests?|links?|personal))|\bcannot be (switched|turned) off\b|\bnot have to\b|\b(legally|by law) prohibited from (doing so|disclosing|telling|notifying)\b|\b(if|unless|where) (you|customers?|users?) (do not|don't|cannot|can't)\b|\b(guidelines|rules|laws?|polic(y|ies)) (that |which )?(prohibit|forbid)\w*|\bmay not (always |necessarily |yet |fully )*(be (popular|perfect|ideal|accurate|available|complete|correct|reliable|suitable|appropriate|error|able)|work|function|reflect|apply|represent)|\b(do not|don't|shall not|must not|cannot|can't) (\w+ )?(apply|constitute|imply|mean|guarantee|warrant|represent|endorse|affect|limit)\b|"
        + @"\b(shall not|cannot|can't) be (\w+ )?(liable|responsible|regarded|deemed|considered|construed|avoided|guaranteed|held)\b|不(构成|保证|代表|视为|影响)");

    private static Regex Promise { get; } = TopicLexicon.Words(
        @"\b(will|do|does|shall) (not|never) (collect|use|store|retain|share|sell|review|train)\b.{0,100}\b(prompts?|responses?|content|data|information|inputs?|outputs?)\b|不会.{0,8}(收集|使用|存储|共享|出售)");

    private static Regex Advertising { get; } = TopicLexicon.Words(@"\b(retarget\w*|remarket\w*|(targeted|personali[sz]ed|behaviou?ral) (ads?|advertis\w+)|(show|display) (you )?ads?|sell|sold)\b|广告|出售");

    private static Regex Disclosure { get; } = TopicLexicon.Words(@"\b(may|will|can) (also )?(share|disclose|transfer|provide|sell)\b.{0,80}\b(personal (data|information)|your (data|information|name|details))\b.{0,60}\b(to|with)\b|可能.{0,10}(共享|提供|披露).{0,20}(个人信息|您的信息)");

    private static Regex Contract { get; } = TopicLexicon.Words(
        @"\b(account|access|agreement|these terms|services?|contract|arbitrat\w+|courts?|law|class action|claim)\b|账户|账号|协议|服务|仲裁|法院");

    private static Regex Duration { get; } = TopicLexicon.Words(@"\b(\d+|thirty|sixty|ninety|fifteen)\b|\b(days?|months?|years?|hours?)\b|天|日内|个月|小时");

    private static Regex Amount { get; } = TopicLexicon.Words(@"[$€£¥]\s?\d|\d+(\.\d+)?\s?(%|percent|USD|EUR|CNY|RMB|dollars|元)");
}
