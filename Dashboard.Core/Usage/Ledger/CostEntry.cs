namespace Dashboard.Core.Usage.Ledger;

/// <summary>What a provider says it charges: one line of its own account. Its number is made as that of a <see cref="UsageEntry"/>.</summary>
public sealed class CostEntry
{
    /// <summary>See <see cref="EntryId"/>.</summary>
    public long Id { get; set; }

    /// <summary>The hash of what makes two lines the same.</summary>
    public long KeyHash { get; set; }

    /// <summary>Who bills, and as much of model, key and project as the line says.</summary>
    public int SeriesId { get; set; }

    /// <summary>When the time charged for begins.</summary>
    public DateTime At { get; set; }

    /// <summary>Mostly <see cref="Grain.Day"/>, the UTC day.</summary>
    public Grain Grain { get; set; }

    /// <summary>How many UTC days it covers, from that of <see cref="At"/>; a line of a month covers all of them.</summary>
    public int Days { get; set; } = 1;

    /// <summary>In billionths of <see cref="Currency"/>; credits are negative.</summary>
    public long Nanos { get; set; }

    /// <summary>The ISO code, upper case.</summary>
    public required string Currency { get; set; }

    public CostKind Kind { get; set; }

    /// <summary>The line's own words.</summary>
    public string? Item { get; set; }

    public int ImportId { get; set; }

    /// <summary>Where in the imported file it stands.</summary>
    public long Line { get; set; }
}

/// <summary>What a line charges for.</summary>
public enum CostKind
{
    /// <summary>Use of models: what tokens cost. Only this is spread over usage.</summary>
    Usage,

    /// <summary>Tools beside the model: searches, code execution, storage, seats.</summary>
    Other,
    Credit,
    Tax,
    Purchase,
    Adjustment,
}
