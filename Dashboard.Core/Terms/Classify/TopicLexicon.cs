using System.Text.RegularExpressions;

namespace Dashboard.Core.Terms.Classify;

/// <summary>The words that give a topic away, in English and Chinese.</summary>
internal static class TopicLexicon
{
    private static readonly (TermsTopic Topic, Regex Words)[] All =
    [
        (TermsTopic.CompetingModels, Words(
            @"compet(e|es|ing|itive|itor)s?\b.{0,60}\b(model|service|product|us|offering)|\bdistil|reverse[- ]engineer|\bdecompil|model extraction|(train|develop|build|improve)\w* .{0,60}\bcompet|"
            + "竞争|竞品|蒸馏|逆向工程|反向工程|反编译")),
        (TermsTopic.TrainingOnCustomerData, Words(
            @"\b(train|training|fine-?tun(e|es|ing)|improv\w+)\b.{0,80}\b(model|models|algorithm|AI|machine learning)\b|\b(data|content|code|materials|inputs?|outputs?|prompts?|conversations?|information|interactions?)\b.{0,80}\b(train|improv)\w*\b.{0,60}\b(services?|products?)\b|\b(not|never) (collect|use|store|retain|log|review)\b.{0,40}\b(prompts?|inputs?|conversations?|responses)\b|\b(model|models)\b.{0,40}\btrain(ed|ing)?\b|\bnot (be )?used? (to|for) train|\btrain(ed)? on\b|opt(ing)?[- ]out of training|"
            + "训练|模型优化|改进模型|优化模型")),
        (TermsTopic.OutputOwnership, Words(
            @"\b(own|owns|ownership|assign|title)\b.{0,60}\b(output|outputs|input|inputs|content|generated)\b|\b(output|outputs)\b.{0,60}\b(own|owned|ownership|belong|responsib\w+|rights?)\b|intellectual property.{0,60}\boutput|\b(own|owns|ownership of|rights in)\b.{0,40}\b(suggestions|code|creations|work product)\b|\bgrants? (us|\w+)\b.{0,120}\b(licen[sc]e|right)\b.{0,80}\b(content|inputs?|outputs?|prompts?|suggestions|code|feedback)\b|"
            + "(输出|生成内容|成果).{0,20}(归|权利|所有权|知识产权|著作权)")),
        (TermsTopic.RegionAvailability, Words(
            @"\b(supported|unsupported|eligible|restricted|sanctioned|embargoed|prohibited)\b.{0,30}\b(country|countries|region|regions|territor\w+|jurisdictions?)\b|\bnot (available|offered|permitted) in\b.{0,60}\b(country|countries|region|regions)\b|export control|majority[- ]owned|geo-?block|"
            + "(支持|受限|禁止|不可用).{0,10}(国家|地区|区域)|出口管制|制裁")),
        (TermsTopic.SuspensionTermination, Words(
            @"\b(suspend\w*|suspension|terminat\w+|deactivat\w+|disabl\w+ (your )?(access|account)|revok\w+|ban|banned|close your account|forfeit\w*)\b|"
            + "暂停|中止|终止|封禁|停用|注销|冻结")),
        (TermsTopic.DataRetention, Words(
            @"\b(retain\w*(?! (your |all |the |full |sole |its |their |any )*(ownership|responsib\w+|rights?|title|control|interest))|retention|delet(e|es|ed|ion|ing)|eras(e|ure)|stor(e|ed|age) .{0,40}\bdata|log(s|ged|ging)?(?![ -]?(in|on|out|into)\b))\b|\b(kept|keep) .{0,30}(for|until)|"
            + "保留期|保存期|留存|删除|存储期")),
        (TermsTopic.PrivacySubprocessors, Words(
            @"\bsub-?processors?\b|\bpersonal (data|information)\b|\bprivacy\b|\bdata (controller|processor|protection|subjects?|transfer\w*)\b|\bthird[- ]party service providers?\b|(?<!\b(internet|mobile|network|payment|cloud) )\bservice providers\b|\b(collect|share|disclose|process)\w* .{0,40}\b(data|information)\b|\bGDPR\b|health (data|information)|\bcookies?\b|\btrack you\b|\b(retarget|remarket)\w*|\b(not|never) (collect|store|sell|share)\b.{0,60}\b(data|information|content|prompts?|inputs?)\b|\bcontacts?\b.{0,30}\bupload|"
            + "隐私|个人信息|个人数据|数据处理|子处理|受托方|第三方服务")),
        (TermsTopic.PricingBilling, Words(
            @"\b(price|prices|pricing|fee|(?<!\b(attorneys?|lawyers?|legal)['’]?s? )fees|charge|charges|charged|billing|billed|invoice\w*|payment|payments|pay|paid|refund\w*|credits?|subscription|free trial|auto-?renew\w*|prepaid|top-?up|tax(es)?|(?<!\b(find|strik)(e|s|ing)? (a |the |right )*)balances?(?! (between|we\b)))\b|[$€£¥]\s?\d|\bUSD\b|"
            + "价格|费用|收费|计费|付款|支付|退款|充值|余额|订阅|税")),
        (TermsTopic.LiabilityIndemnity, Words(
            @"\b(liab(le|ility|ilities)|indemnif\w+|indemnit\w+|indemnified|warrant(y|ies)|disclaim\w*|damages|hold harmless|jointly and severally|as is|consequential)\b|\b(solely|fully|independently) responsible for\b|\bresponsible for (all|any)\b|\bassume (\w+ ){0,3}(responsibility|liability)\b|"
            + "责任|赔偿|免责|担保|连带|损失|损害")),
        (TermsTopic.DisputeArbitration, Words(
            @"\b(arbitrat\w+|class action|governing law|governed by the laws?|laws? of .{0,60} govern\w*|jurisdiction of|courts? (of|located)|venue|disputes?|chargebacks?|burden of proof|jury trial)\b|"
            + "仲裁|管辖|争议解决|适用法律|诉讼")),
        (TermsTopic.UsageRestrictions, Words(
            @"\b(may not|must not|shall not|cannot|can't|do not|don't|not permitted|not allowed|prohibit\w*|forbid\w*|restrict\w*|disallow\w*|violat\w+|misus\w+|abus\w+|circumvent\w*|scrap(e|ing|ers)|acceptable use|non-?commercial|only (for|if|to)|must\b|comply with|licensed? (materials?|to)|unauthori[sz]ed)\b|"
            + "不得|禁止|严禁|不允许|应当遵守|违反|违规|滥用|非商业|必须")),
        (TermsTopic.AgeEligibility, Words(
            @"\b(at least|under|minimum age|over) (the age of )?\d\d\b|\b\d\d years (old|of age)\b|\b(are|is|be|by|if|of|from|as) (a )?minors?\b|\bparental consent\b|\bage of (majority|consent)\b|\bsign[- ]in (is )?(required|mandatory)|\beligibility\b|\beligible (to|for) (use|register|sign|open|create|access|buy|subscribe|an account|the service)|"
            + "未成年|年满|周岁|监护人")),
        (TermsTopic.ModelDeprecation, Words(
            @"\b(deprecat\w+|retire(d|s|ment)?|sunset\w*|end[- ]of[- ]life|discontinu\w+(?! (your |all |any |the )*(use|using|access))|shut ?down)\b|"
            + "弃用|下线|停止服务|退役|停服")),
        (TermsTopic.NoticeOfChanges, Words(
            @"\b(effective (date|as of|on)|takes? effect|(come|go)(es)? into effect|will (become|be) effective|(changes|terms|polic(y|ies)|agreement|version) will apply|notice of (changes|modification)|advance notice|days'? (prior )?notice|notify you|updated? (these|this) (terms|policy|agreement)|changes? to (these|this) (terms|policy|agreement)|previous version|updating (our|these|the) (\w+ ){0,4}(terms|polic(y|ies)|agreement))\b|"
            + "生效|修订|变更通知|提前通知|公示")),
        (TermsTopic.RateLimits, Words(
            @"\brate[- ]limit\w*|\b(usage|request|token|concurrency) (limit|limits|quota|quotas|cap|caps)\b|\b(use|message) limits?\b|\bquotas?\b|\bthrottl\w+|\brequests per\b|\bmore than [\d,.]+ .{0,60}\bper (minute|hour|day|week|month)\b|"
            + "限流|速率|配额|调用频率|并发")),
    ];

    // A plan's name and another document's name are no change of prices or of privacy.
    private static readonly Regex Mention = Words(
        @"\bprivacy (polic(y|ies)|notice|statement|cent(er|re)|settings|laws?)\b|\b(data processing|data protection) (agreement|addendum)\b|\b(an? |the |your |any |our |under )?(paid|unpaid|free|business|enterprise|team|annual|monthly|commercial)[- ](\w+ )?(subscriptions?|accounts?|plans?|tiers?)\b|\b\w+ subscription(s?)(?! (fees?|price|term|period|charge))\b|\bfree of charge\b|\bwithout (any |further )?liability\b|\bin charge\b|隐私政策|隐私声明");

    /// <summary>Every topic whose words stand in the text; one that is only mentioned counts where no other stands.</summary>
    public static IReadOnlyList<TermsTopic> In(string text) => Named(Mention.Replace(text, " ")) is { Count: > 0 } named ? named : Named(text);

    private static IReadOnlyList<TermsTopic> Named(string text) => [.. All.Where(t => t.Words.IsMatch(text)).Select(t => t.Topic)];

    /// <summary>What a long sentence is mostly about: the topics it names at least half as often as the one it names most.</summary>
    public static IReadOnlyList<TermsTopic> MainIn(string text)
    {
        var named = All.Select(t => (t.Topic, Times: t.Words.Count(text))).Where(t => t.Times > 0).ToList();
        return [.. named.Where(t => t.Times * 2 >= named.Max(n => n.Times)).Select(t => t.Topic)];
    }

    internal static Regex Words(string pattern) => new(
        pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
