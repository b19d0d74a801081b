using Dashboard.Core.Jobs.Housekeeping;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Jobs;

public sealed class HousekeepingJobTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_empties_the_write_ahead_log_of_a_database_in_use()
    {
        await using var open = await OpenAsync("jobs.db");
        await RunAsync(open, "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(500000));");
        Assert.True(new FileInfo(_folder["jobs.db-wal"]).Length > 500_000);

        await new HousekeepingJob(new HousekeepingOptions([_folder["jobs.db"]]), NullLogger<HousekeepingJob>.Instance).RunAsync(Ct);

        Assert.Equal(0, new FileInfo(_folder["jobs.db-wal"]).Length);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_made()
    {
        await new HousekeepingJob(new HousekeepingOptions([_folder["missing.db"]]), NullLogger<HousekeepingJob>.Instance).RunAsync(Ct);

        Assert.False(File.Exists(_folder["missing.db"]));
    }

    private async Task<SqliteConnection> OpenAsync(string name)
    {
        var connection = new SqliteConnection($"Data Source={_folder[name]};Pooling=False");
        await connection.OpenAsync(Ct);
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
