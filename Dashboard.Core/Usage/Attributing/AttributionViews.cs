using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Usage.Attributing;

/// <summary>Some usage of the last days.</summary>
public sealed record CaughtUsage(int Series, SpendFigures Figures)
{
    public static CaughtUsage Nothing { get; } = new(0, SpendFigures.None);
}

/// <summary>A rule and what it does.</summary>
/// <param name="Place">In which place it is asked, from 1.</param>
/// <param name="Caught">What it gives to its workload.</param>
/// <param name="Matched">How many series have its mark, whoever gets them.</param>
/// <param name="LostTo">Who gets the rest: a rule that is asked earlier.</param>
public sealed record RuleEffect(RuleLine Rule, string Workload, int Place, CaughtUsage Caught, int Matched, IReadOnlyList<RuleLoss> LostTo)
{
    /// <summary>No usage of the last days has its mark.</summary>
    public bool MatchesNothing => Matched == 0;

    /// <summary>Whatever it matches belongs to an earlier rule.</summary>
    public bool IsShadowed => Matched > 0 && Caught.Series == 0;
}

/// <summary>Series that a rule matches and an earlier one catches.</summary>
/// <param name="Key">The workload that gets them.</param>
/// <param name="Place">Of the earlier rule.</param>
public sealed record RuleLoss(string Key, string Workload, int Place, int Series);

/// <summary>What the rules of a draft would do.</summary>
/// <param name="Rules">In the order of the draft; null for one that has no pattern yet.</param>
/// <param name="Caught">What the workload would have.</param>
/// <param name="Moves">What would change hands.</param>
/// <param name="RuleCount">The rules of all workloads, this one's included.</param>
public sealed record RulesPreview(IReadOnlyList<RuleEffect?> Rules, CaughtUsage Caught, IReadOnlyList<UsageMove> Moves, int RuleCount);

/// <summary>Usage that would move; no key is unattributed, <paramref name="Gained"/> says in which direction.</summary>
public sealed record UsageMove(string? Key, string? Workload, bool Gained, CaughtUsage Usage);

/// <summary>Usage without a workload that one rule could give to one.</summary>
public sealed record UnattributedUsage(RuleKind Kind, string Value, CaughtUsage Usage, IReadOnlyList<string> Providers, IReadOnlyList<string> Models)
{
    /// <summary>What the rule would say.</summary>
    public string Pattern => Value.Length <= WorkloadDraft.MaxText ? Value : Value[..(WorkloadDraft.MaxText - 1)] + "*";
}
