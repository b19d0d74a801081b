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

    /// <summary>What accounts charge, in billionths of a US dollar; null when no line did in that currency.</summary>
    public long? ChargedNanos { get; private set; }

    public void AddCost(in CostRow row, CostPut put)
    {
        if (row.Currency == "USD")
            ChargedNanos = (ChargedNanos ?? 0) + row.Nanos;

        if (put.HeldCurrency == "USD")
            ChargedNanos = (ChargedNanos ?? 0) - put.HeldNanos;
    }

    public void Add(RunTotals other)
    {
        if (other.ChargedNanos is { } charged)
            ChargedNanos = (ChargedNanos ?? 0) + charged;

        Figures.Add(other.Figures);
        UnpricedModels.UnionWith(other.UnpricedModels);
    }
}
