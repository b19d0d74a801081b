using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Import.Sources;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Entries;

/// <summary>Makes rows for readers of entries.</summary>
internal static class EntryReading
{
    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<EntryRow>> RowsAsync(
        DashboardStore store, IReadOnlyCollection<long> ids, IReadOnlyDictionary<int, SeriesView> series, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];

        var entries = await store.UsageEntries().AsNoTracking().Where(e => ids.Contains(e.Id)).OrderByDescending(e => e.Id).ToListAsync(ct);
        var imports = entries.Select(e => e.ImportId).Distinct().ToList();
        var sources = await store.Imports().AsNoTracking().Where(i => imports.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var prices = entries.Select(e => e.PriceVersionId).OfType<int>().Distinct().ToList();
        var versions = await store.PriceVersions().Where(p => prices.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return [.. entries.Select(e => Row(e, series[e.SeriesId], sources.GetValueOrDefault(e.ImportId), e.PriceVersionId is { } id ? versions.GetValueOrDefault(id) : null))];
    }

    private static EntryRow Row(UsageEntry e, SeriesView view, ImportRecord? import, string? price)
    {
        var s = view.Series;
        return new EntryRow(
            e.Id, e.At, e.Grain,
            new EntryParties(
                view.Connection, s.ConnectionId, s.Contract, s.Gateway, s.Host, s.Maker, s.ModelKey ?? s.RawModel, s.RawModel, s.WorkloadKey, s.ApiKey, s.Project, s.Service, s.Tag,
                s.ServiceTier, s.Environment),
            e.Requests,
            new TokenCounts(e.Input, e.CacheRead, e.CacheWrite5m, e.CacheWrite1h, e.CacheWriteUnknown, e.Output, e.Reasoning),
            new EntryCost(Money.FromNanos(e.ComputedNanos), price, Money.FromNanos(e.ReportedNanos), e.ReportedCurrency, e.Provenance, e.Assumed))
        {
            TraceId = e.TraceId,
            Status = e.Status,
            Source = Source(e, import),
        };
    }

    private static EntrySource Source(UsageEntry e, ImportRecord? import)
    {
        var fetched = import?.File.StartsWith(SourceFile.Synced, StringComparison.Ordinal) == true;
        var name = import is null ? null
            : fetched ? import.File[SourceFile.Synced.Length..]
            : import.File == SourceFile.StandardInput ? "standard input" : import.File;
        return new EntrySource(e.ImportId, name, import?.Format, e.Line, import?.FinishedAt ?? import?.StartedAt, fetched);
    }
}
