using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Usage.Attributing;

/// <summary>
/// The usage of the last days by its marks, and the rules of now. Answers what rules do, and what others would do, without asking
/// the store again: a preview can follow every key that somebody types.
/// </summary>
public sealed class AttributionPicture
{
    // Which mark names a use best, where there are several.
    private static readonly RuleKind[] Telling = [RuleKind.Project, RuleKind.Key, RuleKind.Service, RuleKind.Tag, RuleKind.Model];

    private readonly IReadOnlyList<MarkedUsage> _usage;
    private readonly IReadOnlyList<RuleLine> _rules;
    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly RuleBook _now;
    private readonly IReadOnlyList<IReadOnlyList<int>> _matching;

    internal AttributionPicture(IReadOnlyList<MarkedUsage> usage, IReadOnlyList<RuleLine> rules, IReadOnlyDictionary<string, string> names, string timeZone)
    {
        (_usage, _rules, _names, TimeZone) = (usage, rules, names, timeZone);
        _now = new RuleBook(rules);
        _matching = [.. usage.Select(u => _now.Matching(u.Facts))];
    }

    public string TimeZone { get; }

    /// <summary>Every workload that there is, by key and name.</summary>
    public IReadOnlyDictionary<string, string> Names => _names;

    /// <summary>Every rule in the order in which it is asked, with what it does now.</summary>
    public IReadOnlyList<RuleEffect> Rules() => Effects(_now, _matching, NameOf);

    /// <summary>What would happen if a workload had these rules; without a key it is a new one.</summary>
    public RulesPreview Preview(WorkloadDraft draft)
    {
        var own = new WorkloadKey(draft.Key);
        string Name(string key) => key == own.Value ? draft.Name : NameOf(key);
        var lines = (draft.Rules ?? []).Select(r => r.Pattern.Trim() is { Length: > 0 } pattern ? new RuleLine(own, r.Kind, pattern, r.Order) : null).ToList();
        var then = new RuleBook(_rules.Where(r => r.Workload != own).Concat(lines.OfType<RuleLine>().Distinct()));
        IReadOnlyList<IReadOnlyList<int>> matching = [.. _usage.Select(u => then.Matching(u.Facts))];
        var effects = Effects(then, matching, Name).Where(e => e.Rule.Workload == own).ToDictionary(e => e.Rule);

        var caught = new Tally();
        var moves = new Dictionary<(string? Key, bool Gained), Tally>();
        for (var i = 0; i < _usage.Count; i++)
        {
            var (before, after) = (WinnerOf(_now, _matching[i]), WinnerOf(then, matching[i]));
            if (after == own.Value)
                caught.Add(_usage[i]);

            if (before == after)
                continue;

            var move = after == own.Value ? (before, true) : (after, false);
            if (!moves.TryGetValue(move, out var tally))
                moves[move] = tally = new Tally();

            tally.Add(_usage[i]);
        }

        return new RulesPreview(
            [.. lines.Select(line => line is null ? null : effects[line])],
            caught.ToUsage(),
            [.. moves.Select(m => new UsageMove(m.Key.Key, m.Key.Key is { } key ? Name(key) : null, m.Key.Gained, m.Value.ToUsage())).OrderByDescending(m => m.Usage.Figures.CostUsd ?? -1).ThenByDescending(m => m.Usage.Series)],
            then.Ordered.Count);
    }

    /// <summary>What belongs to no workload, by the mark that tells most, the largest first.</summary>
    public IReadOnlyList<UnattributedUsage> Unattributed(int most) =>
    [
        .. _usage.Where((_, i) => _matching[i].Count == 0)
            .Select(u => (Usage: u, Mark: MarkOf(u.Facts)))
            .Where(u => u.Mark is not null)
            .GroupBy(u => u.Mark!.Value)
            .Select(g => new UnattributedUsage(
                g.Key.Kind, g.Key.Value, Together(g.Select(u => u.Usage)),
                [.. g.SelectMany(u => u.Usage.Contracts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                [.. g.Select(u => u.Usage.Facts.Model).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))
            .OrderByDescending(u => u.Usage.Figures.CostUsd ?? 0).ThenByDescending(u => u.Usage.Figures.Requests ?? u.Usage.Figures.Entries).ThenBy(u => u.Value, StringComparer.Ordinal)
            .Take(most),
    ];

    private string NameOf(string key) => _names.GetValueOrDefault(key, key);

    private static string? WinnerOf(RuleBook book, IReadOnlyList<int> matching) => matching.Count == 0 ? null : book.Ordered[matching[0]].Workload.Value;

    private IReadOnlyList<RuleEffect> Effects(RuleBook book, IReadOnlyList<IReadOnlyList<int>> matching, Func<string, string> name)
    {
        var caught = book.Ordered.Select(_ => new Tally()).ToArray();
        var matched = new int[caught.Length];
        var lost = new Dictionary<(int Rank, int Winner), int>();
        for (var i = 0; i < _usage.Count; i++)
        {
            foreach (var rank in matching[i])
            {
                matched[rank] += _usage[i].Series;
                if (rank == matching[i][0])
                    caught[rank].Add(_usage[i]);
                else
                    lost[(rank, matching[i][0])] = lost.GetValueOrDefault((rank, matching[i][0])) + _usage[i].Series;
            }
        }

        var losses = lost.ToLookup(l => l.Key.Rank, l => (l.Key.Winner, Series: l.Value));
        return
        [
            .. book.Ordered.Select((rule, rank) => new RuleEffect(
                rule, name(rule.Workload.Value), rank + 1, caught[rank].ToUsage(), matched[rank],
                [.. losses[rank].OrderByDescending(l => l.Series).Select(l => new RuleLoss(book.Ordered[l.Winner].Workload.Value, name(book.Ordered[l.Winner].Workload.Value), l.Winner + 1, l.Series))])),
        ];
    }

    // A model alone says little about who uses it, but it is a mark like others.
    private static (RuleKind Kind, string Value)? MarkOf(AttributionFacts facts)
    {
        foreach (var kind in Telling)
        {
            if (Attribution.ValuesOf(facts, kind).LastOrDefault() is { } value)
                return (kind, value);
        }

        return null;
    }

    private static CaughtUsage Together(IEnumerable<MarkedUsage> usage)
    {
        var tally = new Tally();
        foreach (var one in usage)
            tally.Add(one);

        return tally.ToUsage();
    }

    private sealed class Tally
    {
        private readonly SeriesSums _sums = new();
        private int _series;

        public void Add(MarkedUsage usage)
        {
            _series += usage.Series;
            _sums.Add(usage.Sums);
        }

        public CaughtUsage ToUsage() => _series == 0 ? CaughtUsage.Nothing : new CaughtUsage(_series, _sums.ToFigures());
    }
}
