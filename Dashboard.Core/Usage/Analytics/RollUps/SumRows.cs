namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>Rows of a roll-up, column by column: adding up a year of them takes milliseconds. Never changed once read.</summary>
/// <param name="Times">Day numbers, or hours since 1970.</param>
/// <param name="UtcDays">Whether the row is of a source that knows UTC days only.</param>
/// <param name="Columns">In the order of <see cref="SumColumn"/>; null where every row has zero.</param>
internal sealed record SumRows(int[] Times, int[] Series, bool[] UtcDays, long[]?[] Columns)
{
    public const int Width = (int)SumColumn.BestEstimatedKnown + 1;

    public int Count => Times.Length;

    public long Bytes => (Count * 9L) + Columns.Sum(c => c is null ? 0 : c.Length * 8L);

    private readonly IReadOnlyList<(int Series, SeriesSums Sums)>?[] _bySeries = new IReadOnlyList<(int, SeriesSums)>?[Enum.GetValues<SpendBasis>().Length];

    public long[]? Of(SumColumn column) => Columns[(int)column];

    /// <summary>All rows of each series together; added up once. Not to be changed.</summary>
    public IReadOnlyList<(int Series, SeriesSums Sums)> BySeries(SpendBasis basis)
    {
        // Two that come at once do the same work twice, and to the same end.
        if (Volatile.Read(ref _bySeries[(int)basis]) is { } known)
            return known;

        var sheet = new SumSheet(this, basis);
        var sums = new Dictionary<int, SeriesSums>();
        for (var i = 0; i < Count; i++)
        {
            if (!sums.TryGetValue(Series[i], out var sum))
                sums[Series[i]] = sum = new SeriesSums();

            sheet.AddTo(sum, i, null, null);
        }

        IReadOnlyList<(int, SeriesSums)> all = [.. sums.Select(s => (s.Key, s.Value))];
        Volatile.Write(ref _bySeries[(int)basis], all);
        return all;
    }
}

/// <summary>Gathers rows until it is known how many there are.</summary>
internal sealed class SumRowsBuilder
{
    private readonly List<int> _times = [];
    private readonly List<int> _series = [];
    private readonly List<bool> _utc = [];
    private readonly List<long>?[] _columns = new List<long>?[SumRows.Width];

    public void Add(int time, int series, bool utc)
    {
        _times.Add(time);
        _series.Add(series);
        _utc.Add(utc);
    }

    /// <summary>A sum of the row that was added last.</summary>
    public void Set(int column, long value)
    {
        if (value == 0)
            return;

        var list = _columns[column] ??= [];
        Fill(list, _times.Count - 1);
        list.Add(value);
    }

    public SumRows Build() => new([.. _times], [.. _series], [.. _utc], [.. _columns.Select(Whole)]);

    private long[]? Whole(List<long>? list)
    {
        if (list is null)
            return null;

        Fill(list, _times.Count);
        return [.. list];
    }

    private static void Fill(List<long> list, int until)
    {
        while (list.Count < until)
            list.Add(0);
    }
}
