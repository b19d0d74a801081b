using System.Globalization;

using Dashboard.Core.AiModels.Lifecycle.Known;
using Dashboard.Core.AiModels.Refresh;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Lifecycle;

/// <summary>When models end, host by host: what their pages and their lists say, and where they say nothing, what came with the product.</summary>
public sealed class LifecycleQuery(IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue, CurrentCatalogue current)
{
    /// <summary>Every model at every host of which an end is known, the earliest first.</summary>
    public async Task<IReadOnlyList<LifecycleVerdict>> AllAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        var notes = await store.LifecycleNotes().AsNoTracking().Where(n => n.GoneAt == null)
            .Join(store.WatchedPages(), n => n.PageId, p => p.Id, (n, p) => new { n.Host, n.RawModel, n.Ends, n.Firm, n.Announced, n.Replacement, n.Quote, p.Url })
            .ToListAsync(ct);
        var listed = await store.ListingSources().AsNoTracking()
            .Join(store.ListedModels().Where(m => m.RetiresOn != null && m.GoneAt == null), s => s.Id, m => m.SourceId, (s, m) => new { s.Host, m.RawId, m.RetiresOn, m.Replacement, s.Url })
            .ToListAsync(ct);

        var sayings = notes.Select(n => (n.Host, n.RawModel, Saying: new LifecycleSaying(n.Url, n.Ends, n.Firm, n.Announced, n.Replacement, n.Quote)))
            .Concat(listed.Select(l => (l.Host, RawModel: l.RawId, Saying: new LifecycleSaying(l.Url, l.RetiresOn, true, null, l.Replacement, null))));
        var own = sayings.ToList();
        var told = own.Select(s => (s.Host, Name: ModelName.Normalise(s.RawModel))).ToHashSet();
        // What the host says to us itself is newer than what others collected, and that newer than what came with the product.
        var collected = (await store.CollectedEnds().AsNoTracking().ToListAsync(ct)).Where(c => !told.Contains((c.Host, ModelName.Normalise(c.RawModel)))).ToList();
        own.AddRange(collected.Select(c => (c.Host, c.RawModel, new LifecycleSaying(c.Source, c.Ends, true, c.Announced, c.Replacement, c.Quote))));
        told.UnionWith(collected.Select(c => (c.Host, ModelName.Normalise(c.RawModel))));
        own.AddRange(KnownLifecycle.All.Where(k => !told.Contains((k.Host, ModelName.Normalise(k.RawModel))))
            .Select(k => (k.Host, k.RawModel, new LifecycleSaying(k.Source, k.Ends, k.Firm, k.Announced, k.Replacement, null))));
        var decisions = (await store.EndDecisions().AsNoTracking().OrderByDescending(d => d.Id).ToListAsync(ct)).ToLookup(d => (d.Host, d.Name), Decision);
        return
        [
            .. own
                .GroupBy(s => (s.Host, Name: ModelName.Normalise(s.RawModel)))
                .Select(g => LifecycleVerdict.Of(g.Key.Host, g.First().RawModel, catalogue.Match(g.First().RawModel, g.Key.Host)?.Key, [.. g.Select(s => s.Saying)], [.. decisions[g.Key]]))
                .OrderBy(v => v.Ends is null).ThenBy(v => v.Ends).ThenBy(v => v.Host, StringComparer.Ordinal).ThenBy(v => v.RawModel, StringComparer.Ordinal),
        ];
    }

    private static LifecycleDecision Decision(EndDecision d) => new(
        d.Ends, [.. d.Days.Split(',').Select(day => DateOnly.ParseExact(day, SettleEnd.DayForm, CultureInfo.InvariantCulture))], d.Source, d.Note, d.By, d.At);
}
