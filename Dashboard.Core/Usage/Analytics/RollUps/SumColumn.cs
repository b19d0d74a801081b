namespace Dashboard.Core.Usage.Analytics.RollUps;

/// <summary>The sums of a roll-up in the order of their columns; a sum is followed by the count of entries that reported it.</summary>
internal enum SumColumn
{
    Entries,
    Requests,
    RequestsKnown,
    Input,
    InputKnown,
    CacheRead,
    CacheReadKnown,
    CacheWrite5m,
    CacheWrite5mKnown,
    CacheWrite1h,
    CacheWrite1hKnown,
    CacheWriteUnknown,
    CacheWriteUnknownKnown,
    Output,
    OutputKnown,
    Reasoning,
    ReasoningKnown,
    ComputedNanos,
    ComputedKnown,
    ReportedNanos,
    ReportedKnown,
    BestNanos,
    BestKnown,
    EstimatedNanos,
    EstimatedKnown,
    BestEstimatedNanos,
    BestEstimatedKnown,
}

/// <summary>Which sums a question needs.</summary>
internal static class SumColumns
{
    private static readonly SumColumn[] All = Enum.GetValues<SumColumn>();

    /// <summary>For a measure over time; cost and requests always go with it.</summary>
    public static IReadOnlyList<SumColumn> For(SpendMeasure measure, SpendBasis basis) => measure switch
    {
        SpendMeasure.Cost or SpendMeasure.Requests => [SumColumn.Entries, SumColumn.Requests, SumColumn.RequestsKnown, .. Cost(basis)],
        _ => All,
    };

    private static SumColumn[] Cost(SpendBasis basis) => basis switch
    {
        SpendBasis.Best => [SumColumn.BestNanos, SumColumn.BestKnown],
        SpendBasis.Reported => [SumColumn.ReportedNanos, SumColumn.ReportedKnown],
        _ => [SumColumn.ComputedNanos, SumColumn.ComputedKnown],
    };
}
