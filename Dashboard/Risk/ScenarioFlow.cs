using Dashboard.Core.Risk.Scenarios;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

namespace Dashboard.Risk;

/// <summary>From each workload to where it runs today, and to where it runs then.</summary>
internal static class ScenarioFlow
{
    public static ChartModel Of(ScenarioAnswer answer)
    {
        var bands = new Dictionary<ChartFlow, (decimal Usd, string? Provider)>();
        foreach (var workload in answer.Workloads.Where(w => w.SpendUsd > 0))
        {
            var part = workload.SpendUsd!.Value / Math.Max(1, workload.Routes.Count);
            foreach (var route in workload.Routes.DefaultIfEmpty(new RouteOutcome("", workload.Outcome, [], null)))
                Add(bands, workload, route, part);
        }

        return new()
        {
            Kind = ChartKind.Sankey,
            Title = "Where spend goes today, and where it goes then",
            Format = ValueFormat.Money,
            CategoryName = "Band",
            Categories = [ChartCategory.Named("Spend, 30 days")],
            Series = [.. bands.Select(b => new ChartSeries(null, b.Key.Text, ProviderColours.Of(b.Value.Provider), [b.Value.Usd]) { Flow = b.Key })],
        };
    }

    private static void Add(Dictionary<ChartFlow, (decimal Usd, string? Provider)> bands, WorkloadOutcome workload, RouteOutcome route, decimal usd)
    {
        var today = route.Primaries.Count == 0 ? "no known route" : string.Join(" or ", route.Primaries);
        var before = new ChartPlace(1, today, route.Primaries.Count == 0 ? ChartTone.Unknown : ChartTone.Plain);
        var after = route.Outcome switch
        {
            Outcome.Stays => new ChartPlace(2, today),
            Outcome.Moves => new ChartPlace(2, route.Via ?? "another target"),
            Outcome.Stops => new ChartPlace(2, "Stops", ChartTone.Bad),
            _ => new ChartPlace(2, "Nobody can say", ChartTone.Unknown),
        };
        Put(new(new(0, workload.Name), before), today);
        Put(new(before, after), route.Via ?? today);

        void Put(ChartFlow flow, string target) =>
            bands[flow] = (bands.GetValueOrDefault(flow).Usd + usd, target.Split('/')[0]);
    }
}
