using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Overlay;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Pricing.Unpriced;

/// <summary>Everything that was used and has no computed cost, by the id that the source wrote and by who serves it.</summary>
public sealed class UnpricedModelsQuery(IDbContextFactory<DashboardStore> stores, CurrentSeries current, ModelCatalogue catalogue, TimeProvider time)
{
    public async Task<UnpricedUsage> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, zone) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var days = store.SmallDays().AsNoTracking().Where(d => d.Generation == generation);
        var all = await days.GroupBy(d => d.SeriesId).Select(g => new
        {
            g.Key,
            Tokens = g.Sum(d => d.Input + d.CacheRead + d.CacheWrite5m + d.CacheWrite1h + d.CacheWriteUnknown + d.Output),
        }).ToListAsync(ct);
        var unpriced = await days.Where(d => d.ComputedKnown < d.Entries).GroupBy(d => d.SeriesId).Select(g => new
        {
            g.Key,
            First = g.Min(d => d.Day),
            Last = g.Max(d => d.Day),
            Entries = g.Sum(d => d.Entries - d.ComputedKnown),
            Tokens = g.Sum(d => d.Input + d.CacheRead + d.CacheWrite5m + d.CacheWrite1h + d.CacheWriteUnknown + d.Output),
            Requests = g.Sum(d => d.Requests),
            RequestsKnown = g.Sum(d => d.RequestsKnown),
            Reported = g.Sum(d => d.ReportedNanos),
            ReportedKnown = g.Sum(d => d.ReportedKnown),
        }).ToListAsync(ct);

        var total = all.Where(s => series.ContainsKey(s.Key)).Sum(s => s.Tokens);
        var at = PriceMoment.Latest(time);
        var rows = unpriced
            .Where(u => series.ContainsKey(u.Key))
            .Select(u => (Sum: u, series[u.Key].Series))
            .GroupBy(u => (u.Series.RawModel, u.Series.Host, u.Series.Gateway, u.Series.Contract))
            .Select(g => new UnpricedRow(
                g.Key.RawModel, g.Key.Host, g.Key.Gateway, g.Key.Contract,
                g.Select(u => u.Series.ModelKey).FirstOrDefault(),
                g.Sum(u => u.Sum.Entries),
                g.Sum(u => u.Sum.Tokens),
                total == 0 ? null : (decimal)g.Sum(u => u.Sum.Tokens) / total,
                g.Sum(u => u.Sum.RequestsKnown) == 0 ? null : g.Sum(u => u.Sum.Requests),
                g.Sum(u => u.Sum.ReportedKnown) == 0 ? null : Money.FromNanos(g.Sum(u => u.Sum.Reported)),
                g.Min(u => u.Sum.First),
                g.Max(u => u.Sum.Last),
                PricedNow(g.Key.RawModel, g.Key.Host, g.Key.Gateway, g.Key.Contract, at)))
            .OrderByDescending(r => r.Tokens).ThenByDescending(r => r.Entries).ThenBy(r => r.RawModel, StringComparer.Ordinal);
        return new UnpricedUsage([.. rows], total, zone);
    }

    private bool PricedNow(string? raw, string? host, string? gateway, string? contract, PriceMoment at) =>
        catalogue.PricesAt(new PriceSubject(raw, contract, gateway, host), catalogue.Match(raw, host, gateway), at) is not null;
}

/// <summary>What has no computed cost, the most tokens first.</summary>
/// <param name="AllTokens">Of everything that counts, for shares.</param>
public sealed record UnpricedUsage(IReadOnlyList<UnpricedRow> Rows, long AllTokens, string TimeZone);

/// <summary>One id at one place.</summary>
/// <param name="RawModel">Null when the source names no model: nothing can be set for such usage.</param>
/// <param name="Model">The canonical model; null when the id stands for none we know.</param>
/// <param name="Tokens">Of the days that have entries without a price.</param>
/// <param name="Reported">What the source itself says it cost, in USD; that figure stands in the spend.</param>
/// <param name="PricedNow">There is a price by now: a recalculation brings the cost.</param>
public sealed record UnpricedRow(
    string? RawModel, string? Host, string? Gateway, string? Contract, string? Model, long Entries, long Tokens, decimal? Share, long? Requests, decimal? Reported,
    DateOnly First, DateOnly Last, bool PricedNow)
{
    /// <summary>Whom an own price for it names: who serves, else who routes, else who bills.</summary>
    public string? Party => Host ?? Gateway ?? Contract;
}
