namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>Rows of a roll-up, column by column: adding up a year of them takes milliseconds. Never changed once read.</summary>
/// <param name="Times">Day numbers, or hours since 1970.</param>
/// <param name="UtcDays">Whether the row is of a source that knows UTC days only.</param>
/// <param name="Columns">In the order of <see cref="SumColumn"/>; null where every row has zero.</param>
internal sealed record SumRows(int[] Times, int[] Series, bool[] UtcDays, long[]?[] Columns)
{
    public const int Width = (int)SumColumn.BestKnown + 1;

    public int Count => Times.Length;

    public long Bytes => (Count * 9L) + Columns.Sum(c => c is null ? 0 : c.Length * 8L);

    public long[]? Of(SumColumn column) => Columns[(int)column];
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
