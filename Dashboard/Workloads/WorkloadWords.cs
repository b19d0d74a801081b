using System.Globalization;

using Dashboard.Core.Risk;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Attributing;
using Dashboard.Core.Workloads;
using Dashboard.Kit.Formats;

namespace Dashboard.Workloads;

/// <summary>What the parts of a workload are called.</summary>
internal static class WorkloadWords
{
    public const string Page = "/workloads";

    public static string Address(string key) => $"{Page}/{Uri.EscapeDataString(key)}";

    public static Level LevelOf(Criticality criticality) => criticality switch
    {
        Criticality.Low => Level.Low,
        Criticality.Medium => Level.Medium,
        Criticality.High => Level.High,
        _ => Level.Critical,
    };

    /// <summary>The form of a workload with this rule added; without a workload, the form of a new one.</summary>
    public static string AddressOfRule(string? key, RuleKind kind, string pattern)
    {
        var rule = $"rule={Uri.EscapeDataString($"{kind.ToString().ToLowerInvariant()}:{pattern}")}";
        return key is null ? $"{Page}?add=true&{rule}" : $"{Address(key)}?{rule}";
    }

    /// <summary>The rule that an address asks for; null when it asks for none.</summary>
    public static RuleDraft? RuleOf(string? text) =>
        text?.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Enum.TryParse<RuleKind>(text[..colon], ignoreCase: true, out var kind) && Enum.IsDefined(kind) && colon + 1 < text.Length
            ? new RuleDraft(kind, text[(colon + 1)..][..Math.Min(text.Length - colon - 1, WorkloadDraft.MaxText)])
            : null;

    /// <summary>What was used, in a line: "14 series, 3,200 requests, 12.4 M tokens, $1,234.00".</summary>
    public static string Used(CaughtUsage usage) => string.Join(", ", ((string?[])
    [
        usage.Series == 1 ? "1 series" : $"{AmountFormat.Count(usage.Series)} series",
        usage.Figures.Requests switch { null => null, 1 => "1 request", { } requests => $"{AmountFormat.Count(requests)} requests" },
        Tokens(usage.Figures) is { } tokens ? $"{AmountFormat.Tokens(tokens)} tokens" : null,
        usage.Figures.CostUsd is { } cost ? MoneyFormat.Brief(cost) : "unpriced",
        usage.Figures.CostUsd is not null && usage.Figures.UnpricedEntries > 0 ? $"{AmountFormat.Count(usage.Figures.UnpricedEntries)} {(usage.Figures.UnpricedEntries == 1 ? "entry" : "entries")} without a price" : null,
    ]).OfType<string>());

    /// <summary>Every token of some usage, prompts and answers; null when none was reported.</summary>
    public static long? Tokens(SpendFigures figures) =>
        figures.Tokens is { Prompt: null, Output: null } ? null : (figures.Tokens.Prompt ?? 0) + (figures.Tokens.Output ?? 0);

    /// <summary>What a rule looks at.</summary>
    public static string Of(RuleKind kind) => kind switch
    {
        RuleKind.Key => "API key",
        _ => kind.ToString(),
    };

    /// <summary>What becomes of outputs.</summary>
    public static string Of(OutputUse use) => use switch
    {
        OutputUse.Product => "used by people or programs",
        OutputUse.Evaluation => "evaluate models",
        _ => "train models",
    };

    public static string Of(NodeKind kind) => kind switch
    {
        NodeKind.Provider => "contract",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The input of a score, for people.</summary>
    public static string Factor(string name) => name switch
    {
        "fallbackGap" => "Fallback gap",
        "lifecycle" => "Life of the model",
        "concentration" => "Concentration of contracts",
        "jurisdiction" => "Jurisdiction",
        "terms" => "Terms, unreviewed",
        "status" => "Incidents",
        _ => name,
    };

    /// <summary>How many fallbacks were called within 90 days, and when the last call of any was: <c>1 of 2, last on 12 Nov 2026</c>.</summary>
    public static string Tested(IReadOnlyList<FallbackTest> fallbacks) =>
        fallbacks.Count == 0 ? "no fallback"
        : $"{fallbacks.Count(f => f.Tested)} of {fallbacks.Count}{(fallbacks.Max(f => f.TestedOn) is { } day ? $", last on {DayFormat.Day(day)}" : ", never called")}";

    public static bool IsTested(IReadOnlyList<FallbackTest> fallbacks) => fallbacks.Count > 0 && fallbacks.All(f => f.Tested);

    /// <summary>A number, or the range that what we know allows.</summary>
    public static string Range(IReadOnlyList<double>? range, double factor, string format) => range switch
    {
        [var least, var most] when Text(least, factor, format) != Text(most, factor, format) => $"{Text(least, factor, format)} – {Text(most, factor, format)}",
        [var least, _] => Text(least, factor, format),
        _ => "unknown",
    };

    private static string Text(double value, double factor, string format) => (value * factor).ToString(format, CultureInfo.InvariantCulture);
}
