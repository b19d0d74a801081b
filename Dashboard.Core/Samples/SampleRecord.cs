using Dashboard.Core.Store;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Samples;

/// <summary>Keeps the one row that says how the sample workspace stands.</summary>
public sealed class SampleRecord(IDbContextFactory<DashboardStore> stores, SampleBell bell, TimeProvider time)
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(300);

    private long _told, _rows;
    private Task _telling = Task.CompletedTask;

    public async Task<SampleLoad?> ReadAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.SampleLoads().AsNoTracking().SingleOrDefaultAsync(ct);
    }

    /// <summary>Makes the row, or changes it; returns it as it is now.</summary>
    public async Task<SampleLoad> WriteAsync(Action<SampleLoad> change, CancellationToken ct)
    {
        await _telling;
        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var load = await store.SampleLoads().SingleOrDefaultAsync(ct) ?? store.SampleLoads().Add(new SampleLoad { StartedAt = now }).Entity;
        change(load);
        load.HeardAt = now;
        await store.SaveChangesAsync(ct);
        bell.Ring();
        return load;
    }

    /// <summary>Says how many rows there are; written a few times a second, beside whoever calls: the ledger's writer must not wait for itself.</summary>
    public void Tell(long rows)
    {
        Interlocked.Exchange(ref _rows, rows);
        if (!_telling.IsCompleted || time.GetElapsedTime(_told) < TellEvery)
            return;

        _told = time.GetTimestamp();
        _telling = Task.Run(TellAsync);
    }

    public async Task DeleteAsync(CancellationToken ct)
    {
        await _telling;
        await using var store = await stores.CreateDbContextAsync(ct);
        await store.SampleLoads().ExecuteDeleteAsync(ct);
        bell.Ring();
    }

    private async Task TellAsync()
    {
        try
        {
            await using var store = await stores.CreateDbContextAsync(CancellationToken.None);
            var (rows, now) = (Interlocked.Read(ref _rows), time.GetUtcNow().UtcDateTime);
            await store.SampleLoads().ExecuteUpdateAsync(set => set.SetProperty(l => l.Rows, rows).SetProperty(l => l.HeardAt, now), CancellationToken.None);
            bell.Ring();
        }
        catch (SqliteException)
        {
            // An edge: a busy database must not break the work that it is told about.
        }
    }
}
