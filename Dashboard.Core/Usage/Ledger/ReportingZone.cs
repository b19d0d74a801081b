namespace Dashboard.Core.Usage.Ledger;

/// <summary>The one row that says in which time zone days are reckoned.</summary>
public sealed class ReportingZone
{
    /// <summary>What holds while nobody chose another.</summary>
    public const string Utc = "UTC";

    public int Id { get; set; }

    /// <summary>The IANA name.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The reckoning of days that pages read.</summary>
    public int Generation { get; set; }

    /// <summary>The time zone being built, null when none is.</summary>
    public string? NextTimeZone { get; set; }

    /// <summary>Entries below this number are already in the next reckoning.</summary>
    public long NextBuiltUntil { get; set; }
}
