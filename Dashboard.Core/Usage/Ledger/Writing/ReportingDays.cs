namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>From an instant to its day in a time zone; remembers the quarter of an hour it was last asked about.</summary>
internal sealed class ReportingDays(TimeZoneInfo zone)
{
    // Zones change their offset at whole quarters of an hour, all of them since 1972.
    private const long Quarter = 15L * 60 * 1_000_000;
    private const long Day = 24L * 60 * 60 * 1_000_000;

    private long _from = long.MaxValue;
    private long _offset;

    public TimeZoneInfo Zone => zone;

    /// <summary>The day, counted from 0001-01-01 as <see cref="DateOnly.DayNumber"/> does.</summary>
    public int Of(long atMicroseconds)
    {
        if (atMicroseconds - _from is < 0 or >= Quarter)
        {
            _from = Floor(atMicroseconds, Quarter);
            var instant = DateTime.UnixEpoch.AddTicks(_from * TimeSpan.TicksPerMicrosecond);
            _offset = zone.GetUtcOffset(instant).Ticks / TimeSpan.TicksPerMicrosecond;
        }

        return Utc(atMicroseconds + _offset);
    }

    /// <summary>The same in UTC.</summary>
    public static int Utc(long atMicroseconds) => (int)(Floor(atMicroseconds, Day) / Day) + Epoch;

    private static int Epoch { get; } = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static long Floor(long value, long step) => value - (((value % step) + step) % step);
}
