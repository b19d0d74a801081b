namespace Dashboard.Core.Units;

/// <summary>Money between records (decimal USD) and tables (whole nano-USD in 64 bits, up to about nine thousand million USD).</summary>
public static class Money
{
    private const decimal NanosPerDollar = 1_000_000_000m;

    /// <summary>Rounds half to even; an amount too large for a table throws.</summary>
    public static long ToNanos(decimal usd) => checked((long)decimal.Round(usd * NanosPerDollar, 0, MidpointRounding.ToEven));

    /// <summary>Unknown stays unknown.</summary>
    public static long? ToNanos(decimal? usd) => usd is { } known ? ToNanos(known) : null;

    public static decimal FromNanos(long nanos) => nanos / NanosPerDollar;

    /// <summary>Unknown stays unknown.</summary>
    public static decimal? FromNanos(long? nanos) => nanos is { } known ? FromNanos(known) : null;
}
