namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// The number of an entry: its second since 1970 in the upper 33 bits, 30 bits of its key's hash below. The table is
/// therefore in order of time, its one index grows at its end, and the same row finds itself again. Two rows that meet
/// in one number have different hashes in full: the later takes the next number that is free.
/// </summary>
public static class EntryId
{
    internal const int HashBits = 30;

    /// <summary>The first number to try.</summary>
    public static long Of(long atMicroseconds, long keyHash) =>
        FirstOf(atMicroseconds) | (keyHash & ((1L << HashBits) - 1));

    /// <summary>No entry at or after this moment has a lower number.</summary>
    public static long FirstOf(long atMicroseconds) => Math.DivRem(atMicroseconds, 1_000_000).Quotient << HashBits;
}
