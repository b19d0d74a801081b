using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Import;

/// <summary>What was imported lately, with what was wrong.</summary>
public sealed class RecentImportsQuery(IDbContextFactory<DashboardStore> stores, DataFolder folder)
{
    // Of each import; its record keeps more.
    private const int FaultsShown = 20;

    /// <summary>The newest first; pages that connections fetched have their own log.</summary>
    public async Task<IReadOnlyList<RecentImport>> ListAsync(int most, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var records = await store.Imports().AsNoTracking().Where(i => !i.File.StartsWith(SourceFile.Synced)).OrderByDescending(i => i.Id).Take(most).ToListAsync(ct);
        var ids = records.Select(r => r.Id).ToList();
        var faults = (await store.ImportFaults().AsNoTracking()
            .Where(f => ids.Contains(f.ImportId) && f.Number <= FaultsShown)
            .OrderBy(f => f.Number).ToListAsync(ct)).ToLookup(f => f.ImportId, f => new ImportError(f.Line, f.Message));
        return [.. records.Select(r => new RecentImport(
            r.Id, Shown(r.File), r.Format, r.Connection, StateOf(r), r.RowsRead, r.Accepted, r.Duplicates, r.Rejected, r.Skipped,
            r.StartedAt, r.FinishedAt, [.. faults[r.Id]]))];
    }

    // A process that was killed could not say so.
    private ImportState StateOf(ImportRecord record) =>
        record.State == ImportState.Running && !RunnerLock.IsAlive(folder, record.Runner) ? ImportState.Interrupted : record.State;

    private static string Shown(string file) => file == SourceFile.StandardInput ? "standard input" : Path.GetFileName(file);
}

/// <summary>One file that was read, is being read, or was refused.</summary>
/// <param name="Errors">The first of them; <paramref name="Rejected"/> counts all.</param>
public sealed record RecentImport(
    int Id, string File, string? Format, string? Connection, ImportState State, long RowsRead, long Accepted, long Duplicates, long Rejected, long Skipped,
    DateTime StartedAt, DateTime? FinishedAt, IReadOnlyList<ImportError> Errors);
