using System.Globalization;

using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Findings;

/// <summary>What the traffic of a workload says by itself: another main model than before, a model taken on as soon as it was out. Pure.</summary>
internal static class TrafficFindings
{
    // With less than half, which one is first is chance.
    private const double Main = 0.5;

    public static IEnumerable<Finding> Of(WorkloadDraft workload, IReadOnlyList<ObservedParties> month, IReadOnlyList<ObservedParties> before, ModelCatalogue catalogue)
    {
        if (MainOf(month) is var (now, part) && MainOf(before) is var (then, _) && now != then)
        {
            yield return new(
                "primary-changed", Level.Low,
                string.Create(CultureInfo.InvariantCulture, $"{workload.Name} runs on {Name(catalogue, now)} now ({part * 100:0} % of 30 days), where it ran on {Name(catalogue, then)} in the 30 days before."));
        }

        foreach (var model in month.Where(o => o.ModelIsKnown).GroupBy(o => o.Model!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            // A release is known by its day; the day after ends its first 24 hours at the latest.
            var first = model.Min(o => o.FirstDay);
            if (ModelKey.Parse(model.Key) is { } key && catalogue.Find(key)?.Released is { } released && first >= released && first <= released.AddDays(1))
                yield return new("adopted-at-once", Level.Low, string.Create(CultureInfo.InvariantCulture, $"{workload.Name} called {Name(catalogue, model.Key)} on {first:d MMM yyyy}, within a day of its release: nobody can have judged it before."));
        }
    }

    private static (string Model, double Part)? MainOf(IReadOnlyList<ObservedParties> traffic)
    {
        var models = traffic.Where(o => o.Model is not null).GroupBy(o => o.Model!, StringComparer.Ordinal)
            .Select(g => (Model: g.Key, Amount: g.Sum(o => o.Figures.Requests ?? o.Figures.Entries))).OrderByDescending(m => m.Amount).ToList();
        var all = models.Sum(m => m.Amount);
        return all > 0 && (double)models[0].Amount / all is >= Main and var part ? (models[0].Model, part) : null;
    }

    private static string Name(ModelCatalogue catalogue, string model) => ModelKey.Parse(model) is { } key ? catalogue.Find(key)?.Name ?? model : model;
}
