namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>What a run added to the ledger; a fuller copy of a row adds the difference.</summary>
internal sealed class RunTotals
{
    public Figures Figures { get; } = new();

    public SortedSet<string> UnpricedModels { get; } = new(StringComparer.Ordinal);

    public void Add(in UsageRow row)
    {
        Figures.Add(row, 1);
        if (row.ComputedNanos is null)
            UnpricedModels.Add(row.Series.Facts.RawModel ?? "(unknown)");
    }

    public void Add(RunTotals other)
    {
        Figures.Add(other.Figures);
        UnpricedModels.UnionWith(other.UnpricedModels);
    }
}
