namespace Dashboard.Core.Usage.Connections;

/// <summary>One configured source of usage: a file format and an account, or something somebody named.</summary>
public sealed class Connection
{
    /// <summary>The format of connections whose usage the sample workspace made up.</summary>
    public const string SampleFormat = "sample";

    public int Id { get; set; }

    /// <summary>Unique; what <c>--connection</c> says, else the format and the account.</summary>
    public required string Name { get; set; }

    /// <summary>The format or connector that feeds it.</summary>
    public required string Format { get; set; }

    /// <summary>The provider's account the rows name; null when they name none.</summary>
    public string? Account { get; set; }

    public ConnectionRole Role { get; set; }

    /// <summary>Its rows passed through a gateway that we run ourselves.</summary>
    public bool SelfOperatedGateway { get; set; }

    public DateTime CreatedAt { get; set; }
}

/// <summary>Whether a connection counts.</summary>
public enum ConnectionRole
{
    /// <summary>Counts toward totals.</summary>
    Ledger,

    /// <summary>The same traffic seen again: for drilling down only.</summary>
    Detail,
}
