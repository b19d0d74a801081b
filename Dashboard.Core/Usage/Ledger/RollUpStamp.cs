namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// Changes with every change of a month's roll-ups, in the same transaction: who keeps sums in memory sees by it that they
/// no longer hold, whichever process changed them. Never the same number twice, also not after a restore.
/// </summary>
public sealed class RollUpStamp
{
    /// <summary>Months since year 0, of the days as they stand in the roll-up.</summary>
    public int Month { get; set; }

    public long Stamp { get; set; }

    internal const string Renew = "INSERT INTO RollUpStamps(Month,Stamp) VALUES(?1,random()) ON CONFLICT(Month) DO UPDATE SET Stamp=excluded.Stamp";

    internal static int MonthOf(int dayNumber) => MonthOf(DateOnly.FromDayNumber(dayNumber));

    internal static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;
}
