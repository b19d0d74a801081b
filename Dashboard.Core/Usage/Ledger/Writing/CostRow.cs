namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>One line of a provider's account on its way into the cost ledger. A line that comes again replaces the one before.</summary>
internal struct CostRow
{
    public SeriesSlot Series;
    public long At;
    public long KeyHash;
    public long Nanos;
    public string Currency;
    public string? Item;
    public long Line;

    /// <summary>How many UTC days it covers; zero is one.</summary>
    public int Days;
    public Grain Grain;
    public CostKind Kind;
}
