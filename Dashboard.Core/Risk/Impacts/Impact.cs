using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Impacts;

/// <summary>What an event touches: how much spend, which workloads, and which of them have nothing else. Pure.</summary>
public static class Impact
{
    /// <param name="subjects">All of them together are what it is about: a host and a model are that model at that host.</param>
    public static Touched Of(ScenarioWorld world, IReadOnlyList<Node> subjects)
    {
        bool Is(TargetNeeds needs) => subjects.Count > 0 && subjects.All(needs.Needs.Contains);
        bool MayBe(TargetNeeds needs) => subjects.Count > 0 && subjects.All(s => needs.Needs.Contains(s) || needs.Unknown.Contains(s.Kind));

        var traffic = world.Workloads.SelectMany(w => w.Traffic).Concat(world.Loose).ToList();
        var mine = traffic.Where(t => Is(t.Needs)).ToList();
        var all = traffic.Sum(t => t.Cost ?? 0);
        decimal? spend = mine.Count > 0 && mine.TrueForAll(t => t.Cost is null) ? null : mine.Sum(t => t.Cost ?? 0);
        var touched = world.Workloads.Where(w => w.Routes.Any(r => r.Needs.Any(Is)) || w.Traffic.Any(t => Is(t.Needs))).ToList();
        var without = touched.Where(w => w.Routes.Any(r => r.Needs.Any() && r.Needs.All(Is))).ToList();
        var unknown = touched.Except(without).Where(w => w.Routes.Count == 0 || w.Routes.Any(r => r.Needs.Any(Is) && r.Needs.All(MayBe))).ToList();
        return new(spend, all > 0 && spend is { } known ? (double)(known / all) : null, Names(touched), Names(without), Names(unknown));
    }

    private static IReadOnlyList<string> Names(IEnumerable<PlannedWorkload> workloads) =>
        [.. workloads.OrderByDescending(w => w.Criticality).ThenBy(w => w.Name, StringComparer.Ordinal).Select(w => w.Name)];
}

/// <summary>What an event touches.</summary>
/// <param name="SpendUsd">Of 30 days; null when none of it has a price.</param>
/// <param name="Share">Of all spend with a price.</param>
/// <param name="WithoutCover">Workloads with a route all of whose targets it touches.</param>
/// <param name="CoverUnknown">Workloads of which nobody can say.</param>
public sealed record Touched(decimal? SpendUsd, double? Share, IReadOnlyList<string> Workloads, IReadOnlyList<string> WithoutCover, IReadOnlyList<string> CoverUnknown);
