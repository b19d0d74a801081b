using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>One row of a source. Its number begins with its second, so that a month of entries lies together and new ones go to the end.</summary>
public sealed class UsageEntry
{
    /// <summary>See <see cref="EntryId"/>.</summary>
    public long Id { get; set; }

    /// <summary>The hash of what makes two rows the same.</summary>
    public long KeyHash { get; set; }

    public int SeriesId { get; set; }

    /// <summary>When the request was made, or when its bucket begins.</summary>
    public DateTime At { get; set; }

    public Grain Grain { get; set; }

    public long? Input { get; set; }

    public long? CacheRead { get; set; }

    public long? CacheWrite5m { get; set; }

    public long? CacheWrite1h { get; set; }

    public long? CacheWriteUnknown { get; set; }

    /// <summary>With reasoning.</summary>
    public long? Output { get; set; }

    /// <summary>A part of the output.</summary>
    public long? Reasoning { get; set; }

    /// <summary>Null when the source counts tokens only.</summary>
    public long? Requests { get; set; }

    /// <summary>Tokens times price; null is unpriced.</summary>
    public long? ComputedNanos { get; set; }

    public int? PriceVersionId { get; set; }

    /// <summary>What <see cref="ComputedNanos"/> takes for granted.</summary>
    public CostAssumptions Assumed { get; set; }

    /// <summary>The source's own figure, in <see cref="ReportedCurrency"/>.</summary>
    public long? ReportedNanos { get; set; }

    public string? ReportedCurrency { get; set; }

    public int ImportId { get; set; }

    /// <summary>Where in the imported file it stands.</summary>
    public long Line { get; set; }

    /// <summary>What ties the exchanges of one user action or session together.</summary>
    public string? TraceId { get; set; }

    public EntryStatus? Status { get; set; }

    /// <summary>Where the best cost of this entry comes from, by itself; null is unpriced. Days that a provider's account covers stand above it.</summary>
    public CostProvenance? Provenance => CostProvenances.Of(ReportedNanos, ReportedCurrency, ComputedNanos, Assumed);
}

/// <summary>How much time one row stands for.</summary>
public enum Grain
{
    Request,
    Minute,
    Hour,

    /// <summary>A UTC day: it belongs to that date in every time zone.</summary>
    Day,
    Session,

    /// <summary>A month or another stretch of more than a day: the days within are not told apart. Only bills have it.</summary>
    Month,
}

/// <summary>What follows from how much time a row stands for.</summary>
public static class Grains
{
    /// <summary>It stands on its UTC date, whatever the reporting time zone: it has no hours.</summary>
    public static bool IsOfUtcDays(this Grain grain) => grain is Grain.Day or Grain.Month;
}

/// <summary>How a request ended.</summary>
public enum EntryStatus
{
    Success,
    Failure,

    /// <summary>Answered from our own gateway's memory: the provider never saw it.</summary>
    Cached,
}
