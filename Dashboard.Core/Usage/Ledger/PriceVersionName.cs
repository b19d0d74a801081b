namespace Dashboard.Core.Usage.Ledger;

/// <summary>The number of a price version, so that entries carry four bytes and not a sentence.</summary>
public sealed class PriceVersionName
{
    public int Id { get; set; }

    /// <summary>Catalogue, offering and the day from which it holds.</summary>
    public required string Name { get; set; }
}
