using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Store;

/// <summary>Opens the store at start: applies migrations, or says in one sentence why it cannot be used.</summary>
public sealed class StoreOpening(IDbContextFactory<DashboardStore> stores, DataFolder folder)
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <exception cref="StoreProblemException">The database is locked, read-only, corrupt or newer than this program.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        folder.Prepare();
        RefuseReadOnly();

        try
        {
            await ProbeAsync(ct);
            await using var store = await stores.CreateDbContextAsync(ct);
            string[] known = [.. store.Database.GetMigrations()];
            var applied = await AppliedAsync(ct);
            RefuseNewer(known, applied);
            // EF compares whole models before it finds that there is nothing to do: a third of the time of a short command.
            if (known.Length != applied.Count)
                await store.Database.MigrateAsync(ct);
        }
        catch (SqliteException e)
        {
            throw new StoreProblemException(Sentence(e), e);
        }
    }

    private void RefuseReadOnly()
    {
        if (File.Exists(folder.Database) && new FileInfo(folder.Database).IsReadOnly)
            throw new StoreProblemException($"The database {folder.Database} is read-only; give this user the right to write it.");
    }

    // EF waits for a lock several times over; one short look first keeps the answer quick. Our own writers hold it for far less.
    private async Task ProbeAsync(CancellationToken ct)
    {
        await using var connection = await ConnectAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master; BEGIN IMMEDIATE; ROLLBACK; PRAGMA journal_mode=WAL;";
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<IReadOnlyList<string>> AppliedAsync(CancellationToken ct)
    {
        await using var connection = await ConnectAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type='table' AND name='__EFMigrationsHistory'";
        if (await command.ExecuteScalarAsync(ct) is 0L)
            return [];

        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        List<string> applied = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            applied.Add(reader.GetString(0));

        return applied;
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False;Default Timeout=3");
        await connection.OpenAsync(ct);
        return connection;
    }

    private void RefuseNewer(string[] known, IReadOnlyList<string> applied)
    {
        if (applied.FirstOrDefault(m => !known.Contains(m, StringComparer.Ordinal)) is { } unknown)
        {
            throw new StoreProblemException(
                $"The database {folder.Database} was written by a newer version of this program (it holds the step {unknown}); start that version, or choose another folder with --data.");
        }
    }

    private string Sentence(SqliteException e) => e.SqliteErrorCode switch
    {
        Busy or Locked => $"The database {folder.Database} is locked by another program; stop that program and try again.",
        ReadOnly => $"The database {folder.Database} is read-only; give this user the right to write it.",
        Corrupt or NotADatabase => $"The database {folder.Database} is damaged or not a database; restore a backup, or move the file away to begin anew.",
        Full => $"The disk that holds {folder.Database} is full; free some room and try again.",
        CannotOpen => $"The database {folder.Database} cannot be opened; check that the folder exists and may be written.",
        _ => $"The database {folder.Database} cannot be used: {e.Message}",
    };
}
