namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>Which group each series belongs to, by the values of some keys.</summary>
/// <param name="Of">By the number of the series; <see cref="None"/> where it does not count.</param>
/// <param name="Keys">The values of each group.</param>
internal sealed record SeriesGroups(int[] Of, IReadOnlyList<string?[]> Keys)
{
    public const int None = -1;

    public int Count => Keys.Count;

    public static SeriesGroups By(IReadOnlyDictionary<int, SeriesView> series, IReadOnlyList<SpendKey> keys, IEnumerable<SpendFilter> only)
    {
        var filters = new SpendFilters(only);
        var of = NoneOf(series.Keys);
        List<string?[]> groups = [];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, view) in series)
        {
            if (!filters.Allow(view))
                continue;

            string?[] values = [.. keys.Select(view.ValueOf)];
            var joined = SpendQuery.Joined(values);
            if (!numbers.TryGetValue(joined, out var number))
            {
                numbers[joined] = number = groups.Count;
                groups.Add(values);
            }

            of[id] = number;
        }

        return new SeriesGroups(of, groups);
    }

    /// <summary>Every series by itself; its group has its number.</summary>
    public static SeriesGroups Each(IEnumerable<int> series)
    {
        var ids = series.ToList();
        var of = NoneOf(ids);
        foreach (var id in ids)
            of[id] = id;

        return new SeriesGroups(of, new string?[of.Length][]);
    }

    /// <summary>The same series in other groups; null drops one.</summary>
    public SeriesGroups Regroup(IReadOnlyList<int?> group, IReadOnlyList<string?[]> keys) =>
        new([.. Of.Select(g => g == None ? None : group[g] ?? None)], keys);

    private static int[] NoneOf(IEnumerable<int> ids)
    {
        var of = new int[ids.DefaultIfEmpty(-1).Max() + 1];
        Array.Fill(of, None);
        return of;
    }
}
