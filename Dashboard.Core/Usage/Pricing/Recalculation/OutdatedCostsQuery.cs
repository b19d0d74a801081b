using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing.Own;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>
/// Entries that were priced before the edition of the catalogue in use, on days for which it knows another price. Only its new prices are asked about:
/// an entry of an earlier day keeps the price that held then, and what sources report is not about prices. What an older program priced by the catalogue
/// that it came with is asked about as a whole: that catalogue is gone, and which of its prices were others shows in the recalculation.
/// </summary>
public sealed class OutdatedCostsQuery(IDbContextFactory<DashboardStore> stores, CurrentPrices prices, RecalculationsQuery recalculations, ModelCatalogue catalogue)
{
    /// <summary>Null when there are none.</summary>
    public async Task<OutdatedCosts?> AskAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await prices.EnsureAsync(store, ct);
        if (await recalculations.DaysAsync(null, ct) is not { } ledger)
            return null;

        var known = catalogue.EmbeddedData.Offerings.GroupBy(o => (o.Host, o.Id)).ToDictionary(g => g.Key, g => g.First().Prices.Count);
        var names = await store.PriceVersions().AsNoTracking().ToListAsync(ct);
        var spans = (await store.Series().AsNoTracking().Where(s => s.RawModel != null).Select(s => new { s.Id, s.RawModel, s.Host, s.Gateway }).ToListAsync(ct))
            .GroupBy(s => (s.RawModel, s.Host, s.Gateway), s => s.Id)
            .SelectMany(g => New(catalogue.Match(g.Key.RawModel, g.Key.Host, g.Key.Gateway), known).Select(p => (p.From, p.Until, p.Price, Series: g.ToList())));
        var older = names.Where(n => IsOfOlderProgram(n.Name)).Select(n => (int?)n.Id).ToList();
        var (entries, first) = await OlderAsync(store, older, ct);
        foreach (var span in spans)
        {
            // Own prices beat the catalogue's, whichever edition is in use.
            var right = older.Concat(names.Where(n => n.Name.EndsWith(span.Price, StringComparison.Ordinal) || n.Name.StartsWith("own price ", StringComparison.Ordinal)).Select(n => (int?)n.Id)).ToList();
            var (from, until) = (Number(span.From) ?? 0, Number(span.Until) ?? long.MaxValue);
            var found = await store.UsageEntries().CountAsync(e => e.Id >= from && e.Id < until && span.Series.Contains(e.SeriesId) && !right.Contains(e.PriceVersionId), ct);
            (entries, first) = (entries + found, found > 0 && (span.From ?? ledger.From) < first ? span.From ?? ledger.From : first);
        }

        // Prices begin on UTC days; the reporting day may have begun before.
        return entries == 0 ? null : new(new Period(first > ledger.From ? first.AddDays(-1) : ledger.From, ledger.Until), entries, catalogue.Version);
    }

    // "2026-07-24+1a2b3c4 openai/gpt-5": the catalogue, and the edition laid over it. Rates that came with a row, and our own prices, name none.
    private bool IsOfOlderProgram(string price) => price.Split(' ', '+')[0] is { Length: >= 10 } made && char.IsAsciiDigit(made[0]) && made != catalogue.EmbeddedVersion;

    private static async Task<(long Entries, DateOnly First)> OlderAsync(DashboardStore store, List<int?> prices, CancellationToken ct)
    {
        if (prices.Count == 0)
            return (0, DateOnly.MaxValue);

        var found = await store.UsageEntries().Where(e => prices.Contains(e.PriceVersionId)).GroupBy(_ => 1).Select(g => new { Entries = g.LongCount(), First = g.Min(e => e.Id) }).SingleOrDefaultAsync(ct);
        return found is null ? (0, DateOnly.MaxValue) : (found.Entries, DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(found.First >> EntryId.HashBits)));
    }

    // An edition adds prices and takes none away: what stands behind those that came with the product is new.
    private static IEnumerable<(DateOnly? From, DateOnly? Until, string Price)> New(ModelMatch? match, Dictionary<(ProviderKey, string), int> known)
    {
        if ((match?.Offering ?? match?.StandIn) is not { } offering)
            yield break;

        for (var i = known.GetValueOrDefault((offering.Host, offering.Id)); i < offering.Prices.Count; i++)
        {
            var from = offering.Prices[i].From;
            yield return (from, i + 1 < offering.Prices.Count ? offering.Prices[i + 1].From : null, new PriceVersion("", offering.ToString(), from).ToString());
        }
    }

    private static long? Number(DateOnly? day) => day is { } known ? EntryId.FirstOf(UtcMicroseconds.From(known.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))) : null;
}

/// <summary>What a recalculation of these days would bring up to date.</summary>
/// <param name="Catalogue">The version in use.</param>
public sealed record OutdatedCosts(Period Period, long Entries, string Catalogue);
