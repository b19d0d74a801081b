using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Store;

/// <summary>One line of a check-up.</summary>
public sealed record Checked(string Name, bool Ok, string Message);

/// <summary>What <c>doctor</c> asks of the store: folder, disk, versions, integrity. Makes no database where there is none.</summary>
public sealed class StoreCheckup(IDbContextFactory<DashboardStore> stores, StoreOpening opening, DataFolder folder)
{
    private const long LowDisk = 500L << 20;

    public async Task<IReadOnlyList<Checked>> RunAsync(CancellationToken ct)
    {
        var checks = new List<Checked> { CheckFolder() };
        if (!checks[0].Ok)
            return checks;

        checks.Add(CheckDisk());
        checks.Add(await CheckDatabaseAsync(ct));
        return checks;
    }

    private Checked CheckFolder()
    {
        try
        {
            folder.Prepare();
            var probe = Path.Combine(folder.Root, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new Checked("Data folder", true, folder.Root);
        }
        catch (Exception e) when (e is StoreProblemException or IOException or UnauthorizedAccessException)
        {
            return new Checked("Data folder", false, e.Message);
        }
    }

    private Checked CheckDisk()
    {
        var free = new DriveInfo(folder.Root).AvailableFreeSpace;
        return new Checked("Free disk", free > LowDisk, $"{free >> 20} MiB free");
    }

    private async Task<Checked> CheckDatabaseAsync(CancellationToken ct)
    {
        if (!File.Exists(folder.Database))
            return new Checked("Database", true, "not there yet; it is made at the first start");

        try
        {
            await opening.OpenAsync(ct);
            await using var store = await stores.CreateDbContextAsync(ct);
            var verdict = await store.Database.SqlQueryRaw<string>("PRAGMA quick_check(1)").ToListAsync(ct);
            var size = new FileInfo(folder.Database).Length >> 10;
            return verdict is ["ok"]
                ? new Checked("Database", true, $"sound, {size} KiB")
                : new Checked("Database", false, $"{folder.Database} is damaged: {verdict.FirstOrDefault()}; restore a backup.");
        }
        catch (Exception e) when (e is StoreProblemException or SqliteException)
        {
            return new Checked("Database", false, e.Message);
        }
    }
}
