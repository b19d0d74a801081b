namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>Filters made ready to be asked of many series: of one key any value will do, of several keys all must hold.</summary>
internal sealed class SpendFilters
{
    private readonly List<(SpendKey Key, HashSet<string> Wanted, HashSet<string> Unwanted)> _keys;

    // Null is a value too: a set takes none.
    private const string Unknown = "\0";

    public SpendFilters(IEnumerable<SpendFilter> only) => _keys =
    [
        .. only.GroupBy(f => f.Key).Select(g => (
            g.Key,
            g.Where(f => !f.Exclude).Select(f => f.Value ?? Unknown).ToHashSet(StringComparer.Ordinal),
            g.Where(f => f.Exclude).Select(f => f.Value ?? Unknown).ToHashSet(StringComparer.Ordinal))),
    ];

    public bool Allow(SeriesView series)
    {
        foreach (var (key, wanted, unwanted) in _keys)
        {
            var value = series.ValueOf(key) ?? Unknown;
            if ((wanted.Count > 0 && !wanted.Contains(value)) || unwanted.Contains(value))
                return false;
        }

        return true;
    }

    /// <summary>The same of something that is no series.</summary>
    /// <param name="meets">Whether it has a value; null is the unknown one.</param>
    public bool Allow(Func<SpendKey, string?, bool> meets)
    {
        bool Has(SpendKey key, HashSet<string> values) => values.Any(v => meets(key, v == Unknown ? null : v));
        return _keys.All(k => (k.Wanted.Count == 0 || Has(k.Key, k.Wanted)) && !Has(k.Key, k.Unwanted));
    }
}
