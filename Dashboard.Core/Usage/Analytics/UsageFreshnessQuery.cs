using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>How old what we know is, connection by connection.</summary>
public sealed class UsageFreshnessQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<IReadOnlyList<ConnectionFreshness>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var connections = await store.Connections().AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);
        var lastDays = await store.SmallDays().Where(d => d.Generation == generation)
            .Join(store.Series(), d => d.SeriesId, s => s.Id, (d, s) => new { s.ConnectionId, d.Day, d.Entries })
            .GroupBy(d => d.ConnectionId)
            .Select(g => new { g.Key, First = g.Min(d => d.Day), Last = g.Max(d => d.Day), Entries = g.Sum(d => d.Entries) })
            .ToDictionaryAsync(d => d.Key, ct);
        var charges = await store.CostEntries()
            .Join(store.Series(), c => c.SeriesId, s => s.Id, (c, s) => new { s.ConnectionId, c.At })
            .GroupBy(c => c.ConnectionId)
            .Select(g => new { g.Key, First = g.Min(c => c.At), Last = g.Max(c => c.At), Lines = g.LongCount() })
            .ToDictionaryAsync(c => c.Key, ct);
        var imports = await store.Imports().Where(i => i.Connection != null)
            .GroupBy(i => i.Connection!)
            .Select(g => new
            {
                g.Key,
                LastDone = g.Where(i => i.State == ImportState.Done).Max(i => i.FinishedAt),
                Running = g.Any(i => i.State == ImportState.Running),
                Interrupted = g.Count(i => i.State == ImportState.Interrupted),
            })
            .ToDictionaryAsync(i => i.Key, ct);
        // What a sync found unchanged leaves no import behind.
        var synced = await store.Feeds().ToDictionaryAsync(f => f.ConnectionId, f => f.LastSuccessAt, ct);
        return
        [
            .. connections.Select(c =>
            {
                var days = lastDays.GetValueOrDefault(c.Id);
                var import = imports.GetValueOrDefault(c.Name);
                var charged = charges.GetValueOrDefault(c.Id);
                return new ConnectionFreshness(
                    c.Name, c.Format, c.Account, c.Role,
                    Least(days?.First, Day(charged?.First)), Most(days?.Last, Day(charged?.Last)),
                    Later(import?.LastDone, synced.GetValueOrDefault(c.Id)), import?.Running ?? false, import?.Interrupted ?? 0, days?.Entries ?? 0)
                {
                    Id = c.Id,
                    Charges = charged?.Lines ?? 0,
                };
            }),
        ];
    }

    /// <summary>When a file was last imported or a sync last succeeded, whichever connection it was.</summary>
    public async Task<DateTime?> NewestAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return Later(
            await store.Imports().Where(i => i.State == ImportState.Done).MaxAsync(i => i.FinishedAt, ct),
            await store.Feeds().MaxAsync(f => f.LastSuccessAt, ct));
    }

    private static DateTime? Later(DateTime? a, DateTime? b) => a is null || b > a ? b ?? a : a;

    private static DateOnly? Day(DateTime? at) => at is { } known ? DateOnly.FromDateTime(known) : null;

    private static DateOnly? Least(DateOnly? a, DateOnly? b) => a is null || b < a ? b ?? a : a;

    private static DateOnly? Most(DateOnly? a, DateOnly? b) => a is null || b > a ? b ?? a : a;
}

/// <summary>What a connection brought, and when; null is never.</summary>
/// <param name="LastImport">When a file was imported or a sync succeeded.</param>
/// <param name="LastDay">The day of its newest entry or charge.</param>
public sealed record ConnectionFreshness(
    string Name, string Format, string? Account, ConnectionRole Role, DateOnly? FirstDay, DateOnly? LastDay, DateTime? LastImport, bool ImportRunning, int InterruptedImports, long Entries)
{
    public int Id { get; init; }

    /// <summary>Lines of a provider's account.</summary>
    public long Charges { get; init; }
}
