using System.Globalization;
using System.Text.RegularExpressions;

using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>
/// What the words of a cloud's meter say: <c>USE1-Claude3.5Sonnet-input-tokens</c>, <c>gpt 4o 0513 Input global Tokens</c>,
/// <c>$0.003 per 1K output tokens for Claude 3 Sonnet</c>.
/// </summary>
internal static partial class MeterText
{
    /// <summary>How many tokens one unit is; null when the unit is not of tokens.</summary>
    public static decimal? TokensIn(string? unit)
    {
        if (unit is null || Unit().Match(unit) is not { Success: true } match)
            return null;

        var scale = match.Groups["scale"].Value.ToLowerInvariant() switch
        {
            "k" or "thousand" => 1_000m,
            "m" or "million" => 1_000_000m,
            _ => 1m,
        };
        var number = match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
        return number.Length == 0 ? scale : decimal.Parse(number, CultureInfo.InvariantCulture) * scale;
    }

    /// <summary>So many tokens of the class that the words name; null when they name none.</summary>
    public static TokenCounts? Tokens(string words, long count) => !IsAboutTokens(words) ? null
        : CacheRead().IsMatch(words) ? new TokenCounts(CacheRead: count)
        : CacheWrite().IsMatch(words)
            ? Hour().IsMatch(words) ? new TokenCounts(CacheWrite1h: count)
                : FiveMinutes().IsMatch(words) ? new TokenCounts(CacheWrite5m: count)
                : new TokenCounts(CacheWriteUnknown: count)
        : Output().IsMatch(words) ? new TokenCounts(Output: count)
        : Input().IsMatch(words) ? new TokenCounts(Input: count)
        : null;

    public static bool IsAboutTokens(string words) => Token().IsMatch(words) || Direction().IsMatch(words);

    /// <summary>Batches and the like cost another price.</summary>
    public static string? Tier(string words) => Batch().IsMatch(words) ? "batch" : Priority().IsMatch(words) ? "priority" : Flex().IsMatch(words) ? "flex" : null;

    /// <summary>The model that the words name, as its maker writes it as far as we can tell; null when none is.</summary>
    public static string? Model(string? words)
    {
        if (words is null)
            return null;

        var named = UsageType().Match(words) is { Success: true } usage ? Family().Match(usage.Groups["model"].Value) : Family().Match(words);
        return named.Success && Tail().Replace(named.Value, "").Trim(' ', '-', '.', ',', ':') is { Length: > 1 } model ? MeterModel.Id(model) : null;
    }

    [GeneratedRegex(@"^\s*(per\s+)?(?<number>[\d,]*(\.\d+)?)\s*(?<scale>k|m|thousand|million)?\s*((input|output|cached|prompt|text)\s+)?tokens?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Unit();

    [GeneratedRegex("token", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\b(inp|outp|inpt|outpt|input|output)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Direction();

    [GeneratedRegex(@"cache[\s_-]*(d\b|read|hit)|cached|\bcchd\b|\bcd inp", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex CacheRead();

    [GeneratedRegex(@"cache[\s_-]*(write|creat)|(write|creat)\w*[\s_-]+cache", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex CacheWrite();

    [GeneratedRegex(@"(?<![\da-z])(1|one)[\s_-]*h(ou)?r?(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Hour();

    [GeneratedRegex(@"(?<![\da-z])(5|five)[\s_-]*m(in(ute)?s?)?(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex FiveMinutes();

    [GeneratedRegex(@"output|outp|completion|response", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Output();

    [GeneratedRegex(@"input|inp|prompt", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Input();

    [GeneratedRegex(@"batch", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Batch();

    [GeneratedRegex(@"priority|\bprty\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Priority();

    [GeneratedRegex(@"\bflex\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Flex();

    /// <summary><c>USE1-Claude3.5Sonnet-input-tokens</c>, <c>EUC1-MP:EUC1_InputTokenCount-Units</c> (which names no model).</summary>
    [GeneratedRegex(@"^([A-Z]{2,4}\d-)?(?<model>[\w.:/-]+?)-(input|output|prompt|completion|cache|batch|text)[\w-]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex UsageType();

    // A family's name, and what follows it without a word that says something else.
    [GeneratedRegex(@"\b(claude|gpt|o[1345](?=\b)|gemini|gemma|llama|mistral|mixtral|ministral|magistral|codestral|pixtral|nova|titan|command|deepseek|grok|qwen|phi|jamba|text-embedding|kimi|minimax)[ -]?((?!(per|in|for|to|usage|via|on|and)\b)[\w.:]+[ -]?){0,6}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Family();

    [GeneratedRegex(@"[\s-]+(inp\w*|outp\w*|opt|prompt|completion|cache\w*|cached|cchd|tokens?|glbl|global|regnl|regional|data ?zone|dz|batch|priority|flex|usage|bedrock|edition|units?|count|text|audio|image|video|predictions)\b.*$|\s*\(.*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 3000)]
    private static partial Regex Tail();
}
