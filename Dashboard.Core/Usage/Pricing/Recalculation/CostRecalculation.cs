namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>One time that computed costs were reckoned again: what was asked, how far it is, and what it made of the sums.</summary>
public sealed class CostRecalculation
{
    public int Id { get; set; }

    /// <summary>The first day, in the reporting time zone of its time.</summary>
    public DateOnly From { get; set; }

    /// <summary>The day after the last.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Only series that these own prices are about, by number, with commas; null is all.</summary>
    public string? OwnPrices { get; set; }

    public required string Reason { get; set; }

    public required string RequestedBy { get; set; }

    public DateTime RequestedAt { get; set; }

    public RecalculationState State { get; set; }

    public DateTime? StartedAt { get; set; }

    /// <summary>When the last slice was written.</summary>
    public DateTime? ActiveAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    /// <summary>Of the catalogue and the own prices by which it reckons.</summary>
    public string? Prices { get; set; }

    /// <summary>Entries below this number are done: a run that was killed goes on here.</summary>
    public long NextEntryId { get; set; }

    public long EntriesSeen { get; set; }

    public long EntriesChanged { get; set; }

    /// <summary>The sum of computed costs before, of the entries seen.</summary>
    public long BeforeNanos { get; set; }

    public long AfterNanos { get; set; }

    public long UnpricedBefore { get; set; }

    public long UnpricedAfter { get; set; }

    /// <summary>What somebody should know about its result.</summary>
    public string? Remark { get; set; }
}

/// <summary>How far it is.</summary>
public enum RecalculationState
{
    Queued,
    Running,
    Done,

    /// <summary>By a person.</summary>
    Stopped,

    /// <summary>Its process died, or prices changed under it; another run took its place or will.</summary>
    Interrupted,
}
