namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// One tuple of everything by which usage is told apart; entries and roll-ups carry its number. What we think of it
/// (workload, model, maker, jurisdictions) hangs here and not on the rows, so that thinking again touches no history.
/// </summary>
public sealed class Series
{
    public int Id { get; set; }

    /// <summary>The first 16 bytes of the SHA-256 of the tuple: unique.</summary>
    public required byte[] TupleHash { get; set; }

    public int ConnectionId { get; set; }

    /// <summary>Who bills us.</summary>
    public string? Contract { get; set; }

    /// <summary>Who routes; null when nobody does.</summary>
    public string? Gateway { get; set; }

    /// <summary>Who serves.</summary>
    public string? Host { get; set; }

    /// <summary>The source's own id of the model, for ever.</summary>
    public string? RawModel { get; set; }

    /// <summary>The alias of the key where there is one, else its id or hash.</summary>
    public string? ApiKey { get; set; }

    public string? Project { get; set; }

    /// <summary><c>standard</c>, <c>batch</c> and so on; null is not reported.</summary>
    public string? ServiceTier { get; set; }

    /// <summary>The source's own tags, joined by commas.</summary>
    public string? Tag { get; set; }

    /// <summary>The application or endpoint, as the source names it.</summary>
    public string? Service { get; set; }

    public string? Environment { get; set; }

    /// <summary>The series without key, project, tier, tag, service and environment: what <see cref="SmallDay"/> counts by.</summary>
    public int BaseId { get; set; }

    /// <summary>Null is unattributed.</summary>
    public string? WorkloadKey { get; set; }

    /// <summary>The canonical <c>maker/model</c>; null when the raw id matches nothing we know.</summary>
    public string? ModelKey { get; set; }

    /// <summary>Who trained it.</summary>
    public string? Maker { get; set; }

    public string? MakerCountry { get; set; }

    public string? MakerBloc { get; set; }

    /// <summary>The home of the host.</summary>
    public string? HostCountry { get; set; }

    public string? HostBloc { get; set; }

    public bool? OpenWeights { get; set; }
}
