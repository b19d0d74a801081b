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
