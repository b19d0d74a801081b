namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>Sums in cells: one for each group and stretch of time that has rows.</summary>
internal sealed class CellSums
{
    private readonly Dictionary<long, int> _cells = [];
    private readonly List<(int Group, int Bucket)> _places = [];
    private readonly List<SeriesSums> _sums = [];

    public int Count => _sums.Count;

    public (int Group, int Bucket) Place(int cell) => _places[cell];

    public SeriesSums Sums(int cell) => _sums[cell];

    /// <summary>The sums of a group in a stretch of time; null when it has no rows there.</summary>
    public SeriesSums? Find(int group, int bucket) => _cells.TryGetValue(Key(group, bucket), out var cell) ? _sums[cell] : null;

    public SeriesSums At(int group, int bucket)
    {
        ref var cell = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_cells, Key(group, bucket), out var known);
        if (known)
            return _sums[cell];

        cell = _sums.Count;
        _places.Add((group, bucket));
        var sums = new SeriesSums();
        _sums.Add(sums);
        return sums;
    }

    private static long Key(int group, int bucket) => ((long)group << 32) | (uint)bucket;
}
