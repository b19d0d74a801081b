using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Support;

/// <summary>Makes each thousandth entry cost the database long thought, so that an import can be met in its middle on a machine of any speed.</summary>
internal static class SlowLedger
{
    public static Task SlowDownAsync(string database, CancellationToken ct) => RunAsync(
        database,
        """
        CREATE TRIGGER slow AFTER INSERT ON UsageEntries WHEN new.Id % 1000 = 0
        BEGIN
            SELECT (WITH RECURSIVE steps(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps LIMIT 2000000) SELECT COUNT(*) FROM steps);
        END
        """,
        ct);

    public static Task SpeedUpAsync(string database, CancellationToken ct) => RunAsync(database, "DROP TRIGGER slow", ct);

    private static async Task RunAsync(string database, string sql, CancellationToken ct)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}
