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
            await RefuseNewerAsync(store, ct);
            await store.Database.MigrateAsync(ct);
            await store.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", ct);
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
        await using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False;Default Timeout=3");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master; BEGIN IMMEDIATE; ROLLBACK;";
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task RefuseNewerAsync(DashboardStore store, CancellationToken ct)
    {
        var known = store.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var unknown = (await store.Database.GetAppliedMigrationsAsync(ct)).FirstOrDefault(m => !known.Contains(m));
        if (unknown is not null)
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
