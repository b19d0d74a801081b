namespace Dashboard.Core.Workloads;

/// <summary>
/// The rules of all workloads in the order in which they are asked, and for some usage every one that matches: the first is the
/// one that counts, the others would have liked to. For showing; <see cref="Attribution"/> answers the same faster.
/// </summary>
public sealed class RuleBook
{
    private readonly Dictionary<string, int[]>[] _known;
    private readonly List<(int Rank, Glob Glob)>[] _byKind;

    public RuleBook(IEnumerable<RuleLine> rules)
    {
        Ordered = InOrder(rules);
        var kinds = Enum.GetValues<RuleKind>();
        _known = [.. kinds.Select(_ => new Dictionary<string, int[]>(StringComparer.OrdinalIgnoreCase))];
        _byKind = [.. kinds.Select(kind => Ordered.Select((rule, rank) => (rule, rank)).Where(r => r.rule.Kind == kind).Select(r => (r.rank, new Glob(r.rule.Pattern))).ToList())];
    }

    /// <summary>The place of a rule in this list is its rank.</summary>
    public IReadOnlyList<RuleLine> Ordered { get; }

    /// <summary>The ranks of the rules that match, the one that counts first; empty is unattributed.</summary>
    public IReadOnlyList<int> Matching(AttributionFacts facts)
    {
        SortedSet<int>? several = null;
        int[] only = [];
        foreach (var kind in Enum.GetValues<RuleKind>())
        {
            foreach (var found in Attribution.ValuesOf(facts, kind).Select(value => Of(kind, value)).Where(found => found.Length > 0))
            {
                if (only.Length == 0 && several is null)
                    only = found;
                else
                    (several ??= [.. only]).UnionWith(found);
            }
        }

        return several is null ? only : [.. several];
    }

    /// <summary>By order; of one order whole values before patterns, then by kind, then the pattern that fixes more: never by chance.</summary>
    internal static RuleLine[] InOrder(IEnumerable<RuleLine> rules) =>
    [
        .. rules
            .OrderBy(r => r.Order)
            .ThenBy(r => Glob.IsGlob(r.Pattern))
            .ThenBy(r => r.Kind)
            .ThenByDescending(r => new Glob(r.Pattern).Fixed)
            .ThenBy(r => r.Pattern, StringComparer.OrdinalIgnoreCase)
            .ThenBy(r => r.Workload.Value, StringComparer.Ordinal),
    ];

    // Thousands of series share a few values.
    private int[] Of(RuleKind kind, string value)
    {
        if (!_known[(int)kind].TryGetValue(value, out var ranks))
            _known[(int)kind][value] = ranks = [.. _byKind[(int)kind].Where(r => r.Glob.Matches(value)).Select(r => r.Rank)];

        return ranks;
    }
}
