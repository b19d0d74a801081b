using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Dashboard.Core.Jobs.Housekeeping;

/// <summary>Refreshes the planner's statistics and empties the write-ahead log, which only shrinks when told to.</summary>
public sealed partial class HousekeepingJob(HousekeepingOptions options, ILogger<HousekeepingJob> log)
{
    public const string Id = "jobs-housekeeping";

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var path in options.Databases.Where(File.Exists))
            await TidyAsync(path, ct);
    }

    private async Task TidyAsync(string path, CancellationToken ct)
    {
        // Not ReadWriteCreate: a database that was removed meanwhile must not come back empty.
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(ct);

        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA optimize;";
        await command.ExecuteNonQueryAsync(ct);

        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await using var answer = await command.ExecuteReaderAsync(ct);
        var busy = await answer.ReadAsync(ct) && answer.GetInt64(0) != 0;
        if (busy)
            LogBusy(path);
        else
            LogTidied(path);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tidied {Path}")]
    private partial void LogTidied(string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Path} was in use, its write-ahead log is emptied another day")]
    private partial void LogBusy(string path);
}
