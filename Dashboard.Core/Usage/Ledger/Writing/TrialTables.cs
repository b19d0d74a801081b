namespace Dashboard.Core.Usage.Ledger.Writing;

/// <summary>
/// Temporary tables of the ledger's names and shapes. SQLite finds them first, so a trial runs the same SQL as an
/// import, and neither takes the write lock nor leaves anything behind.
/// </summary>
internal static class TrialTables
{
    private static readonly string[] Copied = ["Connections", "Series", "PriceVersions", "ReportingZones"];
    private static readonly string[] Empty = ["Imports", "ImportFaults", "UsageEntries", "PricingFacts", "CostEntries", "UsageDays", "SmallDays", "UsageHours", "RollUpStamps", "MessageVersions", "RecentVersions", "StaleCostDays", "StaleExchangeDays", "SpanMarks"];

    public static void Create(LedgerLink link)
    {
        // A trial of millions of rows belongs on the disk.
        link.Run("PRAGMA temp_store=FILE;");
        foreach (var table in (string[])[.. Copied, .. Empty])
            link.Run(Shape(link, table));

        foreach (var table in Copied)
            link.Run($"INSERT INTO temp.{table} SELECT * FROM main.{table}");
    }

    private static string Shape(LedgerLink link, string table)
    {
        using var shape = new Statement(link.Db, $"SELECT sql FROM main.sqlite_master WHERE type='table' AND name='{table}'");
        shape.Step();
        var sql = shape.Text(0) ?? throw new InvalidOperationException($"The store has no table {table}.");
        return "CREATE TEMP TABLE" + sql["CREATE TABLE".Length..];
    }
}
