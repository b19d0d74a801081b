using System.Globalization;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>Says what a scenario does to a workload, in one sentence with its name as the subject.</summary>
internal static class ScenarioWords
{
    public static string? Texts(IEnumerable<Routing.Routes.TargetNeeds> needs) => Join(needs.Select(n => n.Text));

    public static string? From(IReadOnlyList<RouteWalk> walks, Outcome outcome) => outcome switch
    {
        Outcome.Stays => Texts(walks.SelectMany(w => w.Route.Needs.Take(w.Route.Primaries))),
        _ => Join(Worst(walks, outcome).SelectMany(w => w.Gone.DefaultIfEmpty(Texts(w.Route.Needs.Take(w.Route.Primaries)) ?? ""))),
    };

    public static string? Via(IReadOnlyList<RouteWalk> walks, Outcome outcome) =>
        outcome is Outcome.Moves ? Join(walks.Select(w => w.Via?.Needs.Text).OfType<string>()) : null;

    public static string Reason(PlannedWorkload workload, IReadOnlyList<RouteWalk> walks, Ways ways, Switches switches, bool atRisk) => ways.Outcome() switch
    {
        _ when walks.Count == 0 && switches.Gone.Count > 0 => $"No route of {workload.Name} is known, so nobody can say what stands in.",
        Outcome.Stays when atRisk => $"{workload.Name} stays where its routes are; usage that was seen elsewhere may be lost.",
        Outcome.Stays => $"{workload.Name} stays where it is.",
        Outcome.Moves => $"{workload.Name} moves from {From(walks, Outcome.Moves)} to {Via(walks, Outcome.Moves)}{(walks.All(w => w.Via is null || w.ViaIsCertain) ? "" : ", unless a target before it stands as well")}.",
        Outcome.Stops when Stopping(walks) is { } route => workload.Routes.Count == 1
            ? $"{workload.Name} stops: {Every(route.Route)}."
            : $"{workload.Name} stops: of its route \"{route.Route.Name}\", {Every(route.Route)}.",
        _ => $"Nobody can say whether {workload.Name} {(ways.HasFlag(Ways.Stops) ? "goes on" : "stays or moves")}: {Hidden(walks, switches)}.",
    };

    /// <summary>The same sentence with the day from which it is true.</summary>
    public static string From(string reason, DateOnly? day) =>
        day is { } known ? string.Create(CultureInfo.InvariantCulture, $"{reason[..^1]} (from {known:d MMM yyyy}).") : reason;

    private static RouteWalk? Stopping(IReadOnlyList<RouteWalk> walks) => walks.FirstOrDefault(w => w.Ways is Ways.Stops);

    private static string Every(PlannedRoute route) => route.Targets.Count == 1 ? $"{route.Needs[0].Text} is its only target" : $"none of its {route.Targets.Count} targets stands";

    private static string Hidden(IReadOnlyList<RouteWalk> walks, Switches switches)
    {
        var kinds = switches.Gone.Select(n => n.Kind).ToHashSet();
        var targets = walks.SelectMany(w => w.Route.Needs).Where(n => n.Unknown.Overlaps(kinds)).Select(n => n.Text).Distinct(StringComparer.Ordinal).ToList();
        return targets.Count == 0 ? "not everything behind it is known" : $"who stands behind {string.Join(" and ", targets.Take(3))} is not known";
    }

    private static IEnumerable<RouteWalk> Worst(IReadOnlyList<RouteWalk> walks, Outcome outcome) =>
        walks.Any(w => w.Ways.Outcome() == outcome) ? walks.Where(w => w.Ways.Outcome() == outcome) : walks;

    private static string? Join(IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } list ? string.Join(", ", list) : null;
}
