using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Core.Workloads;

/// <summary>
/// The rules of all workloads, compiled: the first that matches wins, in the order of <see cref="RuleBook"/>. So the answer
/// never depends on how the rules came out of a table.
/// </summary>
public sealed class Attribution
{
    private readonly Dictionary<string, Entry>[] _whole;
    private readonly (Glob Glob, Entry Entry)[][] _patterns;

    public Attribution(IEnumerable<RuleLine> rules)
    {
        var ordered = RuleBook.InOrder(rules);
        var kinds = Enum.GetValues<RuleKind>();
        _whole = [.. kinds.Select(_ => new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase))];
        var patterns = kinds.Select(_ => new List<(Glob, Entry)>()).ToArray();

        for (var rank = 0; rank < ordered.Length; rank++)
        {
            var rule = ordered[rank];
            var entry = new Entry(rank, rule.Workload);
            if (Glob.IsGlob(rule.Pattern))
                patterns[(int)rule.Kind].Add((new Glob(rule.Pattern), entry));
            else
                _whole[(int)rule.Kind].TryAdd(rule.Pattern, entry);
        }

        _patterns = [.. patterns.Select(p => p.ToArray())];
        Fingerprint = FingerprintOf(ordered);
    }

    /// <summary>No rules: everything is unattributed.</summary>
    public static Attribution None { get; } = new([]);

    /// <summary>The same for the same rules in effect: whoever keeps answers knows when to ask again.</summary>
    public string Fingerprint { get; }

    /// <summary>The workload it belongs to, or null: unattributed.</summary>
    public WorkloadKey? For(AttributionFacts facts)
    {
        Entry? best = null;
        for (var kind = 0; kind < _whole.Length; kind++)
        {
            foreach (var value in ValuesOf(facts, (RuleKind)kind))
                best = Better(kind, value, best);
        }

        return best?.Workload;
    }

    private Entry? Better(int kind, string value, Entry? best)
    {
        if (_whole[kind].TryGetValue(value, out var whole) && (best is null || whole.Rank < best.Rank))
            best = whole;

        foreach (var (glob, entry) in _patterns[kind])
        {
            // They stand in order: the first that matches is the best of its kind.
            if (best is not null && entry.Rank > best.Rank)
                break;

            if (glob.Matches(value))
                return entry;
        }

        return best;
    }

    /// <summary>What the rules of a kind look at.</summary>
    internal static IEnumerable<string> ValuesOf(AttributionFacts facts, RuleKind kind)
    {
        if (ValueOf(facts, kind) is not { Length: > 0 } value)
            return [];

        // Sources put several tags into one field, joined by commas: any of them may be meant.
        return kind == RuleKind.Tag && value.Contains(',', StringComparison.Ordinal)
            ? [value, .. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : [value];
    }

    private static string? ValueOf(AttributionFacts facts, RuleKind kind) => kind switch
    {
        RuleKind.Key => facts.ApiKey,
        RuleKind.Project => facts.Project,
        RuleKind.Tag => facts.Tag,
        RuleKind.Service => facts.Service,
        RuleKind.Model => facts.Model,
        _ => null,
    };

    private static string FingerprintOf(RuleLine[] ordered)
    {
        var text = new StringBuilder();
        foreach (var rule in ordered)
            text.Append(rule.Kind).Append('\u001f').Append(rule.Pattern.ToUpperInvariant()).Append('\u001f').Append(rule.Workload.Value).Append('\u001e');

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed record Entry(int Rank, WorkloadKey Workload);
}

/// <summary>One rule as a value.</summary>
public sealed record RuleLine(WorkloadKey Workload, RuleKind Kind, string Pattern, int Order = 0);
