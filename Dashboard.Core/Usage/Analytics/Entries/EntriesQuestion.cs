using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Analytics.Entries;

/// <summary>Which entries are wanted.</summary>
/// <param name="Period">Days of the reporting time zone; entries of UTC days by their date.</param>
public sealed record EntriesQuestion(Period Period)
{
    public IReadOnlyList<SpendFilter> Only { get; init; } = [];

    /// <summary>Only those without a cost of this basis; null is all.</summary>
    public SpendBasis? WithoutCost { get; init; }

    /// <summary>Only entries older than this one.</summary>
    public long? Before { get; init; }

    /// <summary>Only entries newer than this one; they are the ones next to it.</summary>
    public long? After { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>A page of entries, the newest first.</summary>
/// <param name="Total">How many there are in all, by the roll-ups.</param>
/// <param name="Older">Whether there are older ones than these.</param>
public sealed record EntriesPage(IReadOnlyList<EntryRow> Rows, long Total, bool Older, bool Newer, string TimeZone);

/// <summary>One entry with what its series says; null is not known.</summary>
public sealed record EntryRow(long Id, DateTime At, Grain Grain, EntryParties Parties, long? Requests, TokenCounts Tokens, EntryCost Cost)
{
    public string? TraceId { get; init; }

    public EntryStatus? Status { get; init; }

    public required EntrySource Source { get; init; }
}
