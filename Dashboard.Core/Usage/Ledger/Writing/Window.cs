namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>UTC days of one connection, which its source restates as a whole; half-open.</summary>
public sealed record Window(string Connection, DateOnly From, DateOnly Until)
{
    internal long Start => Microseconds(From);

    internal long End => Microseconds(Until);

    internal bool Covers(long at) => at >= Start && at < End;

    private static long Microseconds(DateOnly day) => (day.ToDateTime(TimeOnly.MinValue) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
