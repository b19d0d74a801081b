using Dashboard.Core.Routing.Routes;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Workloads;

/// <summary>From each workload to its primary, and from there to what stands in first.</summary>
internal static class RouteFlow
{
    /// <summary>Null when nothing with a price was used.</summary>
    public static ChartModel? Of(WorkloadsView view)
    {
        var routes = view.Routes.ToLookup(r => r.Workload, StringComparer.Ordinal);
        var bands = new Dictionary<ChartFlow, (decimal Usd, string? Provider)>();
        foreach (var row in view.Rows.Where(r => r is { Risk: not null, Used.CostUsd: > 0 }))
        {
            var own = routes[row.Draft.Key].ToList();
            foreach (var route in own.DefaultIfEmpty(null))
                Add(row.Draft.Name, route, row.Used!.CostUsd!.Value / Math.Max(1, own.Count));
        }

        return bands.Count == 0 ? null : new()
        {
            Kind = ChartKind.Sankey,
            Title = "Workloads, primaries and what stands in",
            Format = ValueFormat.Money,
            CategoryName = "Band",
            Categories = [ChartCategory.Named("Spend, 30 days")],
            Series = [.. bands.Select(b => new ChartSeries(null, b.Key.Text, ProviderColours.Of(b.Value.Provider), [b.Value.Usd]) { Flow = b.Key })],
        };

        void Add(string workload, RouteDraft? route, decimal usd)
        {
            var from = new ChartPlace(0, workload);
            if (route is null)
            {
                Put(new(from, new(1, "no known route", ChartTone.Unknown)), null, usd);
                return;
            }

            var primaries = route.Primary.ToList();
            foreach (var primary in primaries)
            {
                var place = new ChartPlace(1, primary.Text);
                Put(new(from, place), primary.Gateway ?? primary.Host, usd / primaries.Count);
                var next = route.Fallbacks.FirstOrDefault() ?? primaries.Find(p => p != primary);
                Put(new(place, next is null ? new(2, "no fallback", ChartTone.Bad) : new(2, next.Text)), next?.Gateway ?? next?.Host, usd / primaries.Count);
            }
        }

        void Put(ChartFlow flow, string? provider, decimal usd) => bands[flow] = (bands.GetValueOrDefault(flow).Usd + usd, provider);
    }
}
