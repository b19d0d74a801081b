namespace Dashboard.Core.Usage.Currency;

/// <summary>What one unit of a base currency bought on a day. Kept as its source stated it: a reciprocal would be rounded.</summary>
public sealed class ExchangeRate
{
    public DateOnly Day { get; set; }

    /// <summary>The ISO code of what one unit is of.</summary>
    public required string Base { get; set; }

    public required string Currency { get; set; }

    /// <summary>So much of <see cref="Currency"/> for one of <see cref="Base"/>.</summary>
    public decimal Rate { get; set; }

    /// <summary>Who says so: a file, a bank, a person.</summary>
    public required string Source { get; set; }

    public DateTime RecordedAt { get; set; }
}

/// <summary>The one row that says in which currency pages show money.</summary>
public sealed class DisplayCurrency
{
    public int Id { get; set; }

    /// <summary>The ISO code.</summary>
    public required string Currency { get; set; }
}
