namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// Sums of entries. Each sum has the count of the entries that reported it: none of them is unknown, not zero. As
/// sums and counts only ever have whole entries added and taken away, a roll-up always equals a scan.
/// </summary>
public abstract class RollUp
{
    public long Entries { get; set; }

    public long Requests { get; set; }

    public long RequestsKnown { get; set; }

    public long Input { get; set; }

    public long InputKnown { get; set; }

    public long CacheRead { get; set; }

    public long CacheReadKnown { get; set; }

    public long CacheWrite5m { get; set; }

    public long CacheWrite5mKnown { get; set; }

    public long CacheWrite1h { get; set; }

    public long CacheWrite1hKnown { get; set; }

    public long CacheWriteUnknown { get; set; }

    public long CacheWriteUnknownKnown { get; set; }

    public long Output { get; set; }

    public long OutputKnown { get; set; }

    public long Reasoning { get; set; }

    public long ReasoningKnown { get; set; }

    public long ComputedNanos { get; set; }

    public long ComputedKnown { get; set; }

    public long ReportedNanos { get; set; }

    public long ReportedKnown { get; set; }

    /// <summary>Reported where the row carries a figure in USD, else computed; never both.</summary>
    public long BestNanos { get; set; }

    public long BestKnown { get; set; }

    /// <summary>The part of <see cref="ComputedNanos"/> that takes something for granted.</summary>
    public long EstimatedNanos { get; set; }

    public long EstimatedKnown { get; set; }

    /// <summary>The part of <see cref="BestNanos"/> that does.</summary>
    public long BestEstimatedNanos { get; set; }

    public long BestEstimatedKnown { get; set; }
}

/// <summary>A day of a series.</summary>
public abstract class DayRollUp : RollUp
{
    /// <summary>Which reckoning of days it belongs to: changing the time zone builds the next one beside it.</summary>
    public int Generation { get; set; }

    public DateOnly Day { get; set; }

    public int SeriesId { get; set; }

    /// <summary>The source has only UTC days: the date is its own, whatever the reporting time zone.</summary>
    public bool UtcDay { get; set; }
}

/// <summary>A series on a day of the reporting time zone.</summary>
public sealed class UsageDay : DayRollUp;

/// <summary>The same by base series, without key, project, tier, tag, service and environment: few enough rows for the home page.</summary>
public sealed class SmallDay : DayRollUp;

/// <summary>A series in an hour, UTC; sources with only days have none.</summary>
public sealed class UsageHour : RollUp
{
    public DateTime Hour { get; set; }

    public int SeriesId { get; set; }
}
