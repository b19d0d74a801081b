namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>In which time zone days are reckoned, and in which they will be; read again at every slice, since another process may change it.</summary>
internal sealed class ReckoningOfDays(LedgerLink link)
{
    private readonly Statement _read = link.Prepare("SELECT TimeZone,Generation,NextTimeZone,NextBuiltUntil FROM ReportingZones WHERE Id=1");

    public int Generation { get; private set; }

    public ReportingDays Days { get; private set; } = new(TimeZoneInfo.Utc);

    /// <summary>The days being built; null when the time zone is not changing.</summary>
    public ReportingDays? NextDays { get; private set; }

    /// <summary>Entries below this number are in the next reckoning already.</summary>
    public long BuiltUntil { get; private set; }

    /// <summary>Whether the next reckoning has passed this entry already and must hear of it.</summary>
    public bool Covers(long id) => NextDays is not null && id < BuiltUntil;

    public void Refresh()
    {
        if (_read.Step())
        {
            Days = Keep(Days, _read.Text(0)!)!;
            Generation = (int)_read.Long(1);
            NextDays = Keep(NextDays, _read.Text(2));
            BuiltUntil = _read.Long(3);
        }

        _read.Reset();
    }

    private static ReportingDays? Keep(ReportingDays? old, string? zone) =>
        zone is null ? null : old?.Zone.Id == zone ? old : new ReportingDays(TimeZoneInfo.FindSystemTimeZoneById(zone));
}
