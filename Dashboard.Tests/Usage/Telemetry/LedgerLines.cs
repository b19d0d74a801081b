namespace Dashboard.Tests.Usage.Telemetry;

/// <summary>The ledger of a house, one line an entry.</summary>
internal static class LedgerLines
{
    public static async Task<IReadOnlyList<string>> EntriesAsync(this UsageHouse house) =>
        (await house.SnapshotAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
