using Dashboard.Core.Units;
using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>One row on its way from a file into the ledger: a value, so that millions of them leave nothing to collect.</summary>
internal struct UsageRow
{
    public SeriesSlot Series;
    public long At;
    public long KeyHash;
    public TokenCounts Tokens;
    public long? Requests;
    public long? ComputedNanos;
    public PriceSlot? Price;
    public CostAssumptions Assumed;
    public long? ReportedNanos;
    public string? ReportedCurrency;
    public string? TraceId;

    /// <summary>For usage that a trace tells: where in it.</summary>
    public SpanPlace? Place;
    public long Line;
    public long Rank;
    public long Tie;
    public Grain Grain;
    public EntryStatus? Status;

    /// <summary>What is known about the sizes of the prompts; null: the grain decides.</summary>
    public PromptSpan? Span;

    /// <summary>The parts of the tokens that are sound and pictures; null when the source does not tell them apart.</summary>
    public MediaTokens? Media;
    public Sameness Sameness;

    /// <summary>
    /// Other keys under which copies of this message may stand, for sources whose copies name different ancestors; all
    /// of them are one message from here on.
    /// </summary>
    public long[]? AlsoKeys;

    /// <summary>The same row of the file stands in the ledger of costs as well, and is counted there.</summary>
    public bool Beside;

    /// <summary>Whether this copy of a message stands before one of that rank.</summary>
    public readonly bool IsFullerThan(long rank, long tie) => Rank > rank || (Rank == rank && Tie < tie);
}

/// <summary>What happens when a row meets one with the same key.</summary>
internal enum Sameness
{
    /// <summary>It is the same row: nothing.</summary>
    KeepFirst,

    /// <summary>The source restates its bucket: the later statement stands.</summary>
    Replace,

    /// <summary>Copies of one message: the higher rank stands.</summary>
    KeepFullest,
}
