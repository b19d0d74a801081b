using System.Globalization;

using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Usage.Import.Formats;

/// <summary>What bills left in the ledgers, as lines that a test can read.</summary>
internal static class BillHouse
{
    /// <summary>Lines of the cost ledger in order of time and words: day, grain, kind, amount, words, parties and model.</summary>
    public static async Task<IReadOnlyList<string>> ChargesAsync(this UsageHouse house)
    {
        await using var store = house.Store.CreateDbContext();
        var rows = await store.CostEntries().Join(store.Series(), e => e.SeriesId, s => s.Id, (e, s) => new { e, s }).ToListAsync(UsageHouse.Ct);
        return [.. rows
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.e.At:yyyy-MM-dd} {r.e.Grain} {r.e.Kind} {r.e.Nanos / 1_000_000_000m:0.#########} {r.e.Currency} [{r.e.Item}] {r.s.Contract}/{r.s.Host} {r.s.ModelKey ?? r.s.RawModel}").TrimEnd())
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Entries of the usage ledger: day, grain, tokens by class, requests, what was reported, parties, model, key and tier.</summary>
    public static async Task<IReadOnlyList<string>> UsesAsync(this UsageHouse house)
    {
        await using var store = house.Store.CreateDbContext();
        var rows = await store.UsageEntries().Join(store.Series(), e => e.SeriesId, s => s.Id, (e, s) => new { e, s }).ToListAsync(UsageHouse.Ct);
        return [.. rows
            .Select(r => string.Create(
                CultureInfo.InvariantCulture,
                $"{r.e.At:yyyy-MM-dd HH:mm} {r.e.Grain} in {r.e.Input} read {r.e.CacheRead} write {r.e.CacheWrite5m}/{r.e.CacheWrite1h}/{r.e.CacheWriteUnknown} out {r.e.Output}/{r.e.Reasoning} requests {r.e.Requests} usd {r.e.ReportedNanos / 1_000_000_000m:0.#########} {r.s.Contract}/{r.s.Gateway}/{r.s.Host} {r.s.ModelKey ?? r.s.RawModel} {r.s.ApiKey} {r.s.Project} {r.s.ServiceTier}").TrimEnd())
            .Order(StringComparer.Ordinal)];
    }

    public static async Task<decimal> DollarsAsync(this UsageHouse house)
    {
        await using var store = house.Store.CreateDbContext();
        return await store.CostEntries().Where(c => c.Currency == "USD").SumAsync(c => c.Nanos, UsageHouse.Ct) / 1_000_000_000m;
    }

    public static void TookAll(this FileOutcome file, string format, long rows)
    {
        Assert.Empty(file.Errors);
        Assert.Equal((format, rows, 0L), (file.Format, file.Accepted, file.Rejected));
    }

    /// <summary>Two rows, and one of them written twice.</summary>
    public static void TookOnce(this FileOutcome file) => Assert.Equal((2L, 1L, 0L), (file.Accepted, file.Duplicates, file.Rejected));
}
