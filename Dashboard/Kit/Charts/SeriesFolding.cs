namespace Dashboard.Kit.Charts;

/// <summary>Keeps a chart readable: the largest series stay, the tail becomes one.</summary>
public static class SeriesFolding
{
    public const int Most = 8;

    /// <summary>The name of the folded tail.</summary>
    public const string Other = "Other";

    /// <summary>At most <paramref name="most"/> series, largest first; the last of them sums up the tail.</summary>
    public static IReadOnlyList<ChartSeries> Fold(IReadOnlyList<ChartSeries> series, int most = Most)
    {
        var sorted = series.OrderByDescending(s => s.Total ?? decimal.MinValue).ThenBy(s => s.Name, StringComparer.Ordinal).ToArray();
        if (sorted.Length <= most)
            return sorted;

        var tail = sorted[(most - 1)..];
        return [.. sorted[..(most - 1)], new(null, $"{Other} ({tail.Length})", SeriesColour.Other, Sums(tail))];
    }

    // Where nothing is known of the whole tail there is a gap; a part that is known is shown.
    private static decimal?[] Sums(ChartSeries[] tail) =>
        [.. Enumerable.Range(0, tail.Max(s => s.Values.Count)).Select(i => tail
            .Select(s => i < s.Values.Count ? s.Values[i] : null)
            .Aggregate((decimal?)null, (sum, value) => value is null ? sum : (sum ?? 0) + value))];
}
