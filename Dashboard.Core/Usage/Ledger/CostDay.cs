namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// What the provider's own account changes in the sums of a series on a day: its part of the charge instead of what its
/// entries say themselves. Added to a <see cref="UsageDay"/> it gives the best and the reported cost; never to the computed one.
/// </summary>
public sealed class CostDay
{
    /// <summary>The UTC day charged for, counted from 1970: what is thought over as a whole.</summary>
    public int ForDay { get; set; }

    /// <summary>The day of the reporting time zone.</summary>
    public DateOnly Day { get; set; }

    public int SeriesId { get; set; }

    /// <summary>Lines of the account that could not be laid on usage and stand by themselves.</summary>
    public long Lines { get; set; }

    /// <summary>What of the account fell to this series on this day.</summary>
    public long ChargedNanos { get; set; }

    /// <summary>The change of the best cost; its count of known entries stays.</summary>
    public long BestNanos { get; set; }

    /// <summary>The change of its estimated part.</summary>
    public long EstimatedNanos { get; set; }

    public long ReportedNanos { get; set; }

    public long ReportedKnown { get; set; }
}

/// <summary>A UTC day, counted from 1970, whose charges or usage changed since its charges were last spread.</summary>
public sealed class StaleCostDay
{
    public int ForDay { get; set; }
}
