using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// Thinks again about every series: to be run when attribution rules or the catalogue changed. Touches hundreds of
/// series and no history, and only those of which we think differently now.
/// </summary>
public sealed class ReattributeSeries(IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue, CurrentPrices prices)
{
    /// <summary>Returns how many series changed.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await prices.EnsureAsync(store, ct);
        var thinking = new ThinkOfSeries(catalogue, await WorkloadsQuery.AttributionAsync(store, ct));
        var changed = 0;
        foreach (var series in await store.Series().ToListAsync(ct))
        {
            var thought = thinking.Think(Facts(series));
            if (thought == Held(series))
                continue;

            changed++;
            series.WorkloadKey = thought.WorkloadKey;
            series.ModelKey = thought.ModelKey;
            series.Maker = thought.Maker;
            series.MakerCountry = thought.MakerCountry;
            series.MakerBloc = thought.MakerBloc;
            series.HostCountry = thought.HostCountry;
            series.HostBloc = thought.HostBloc;
            series.OpenWeights = thought.OpenWeights;
        }

        await store.SaveChangesAsync(ct);
        return changed;
    }

    private static SeriesFacts Facts(Series s) =>
        new(null, s.Contract, s.Gateway, s.Host, s.RawModel, s.ApiKey, s.Project, s.ServiceTier, s.Tag, s.Service, s.Environment);

    private static SeriesThought Held(Series s) =>
        new(s.WorkloadKey, s.ModelKey, s.Maker, s.MakerCountry, s.MakerBloc, s.HostCountry, s.HostBloc, s.OpenWeights);
}
