using System.Globalization;

using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Score;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Findings;

/// <summary>Hard facts about one workload, one sentence each, with its name as their subject.</summary>
public static class WorkloadFindings
{
    private const int RetirementAhead = 180;

    public static IEnumerable<Finding> Of(WorkloadDraft workload, SingleProviderVerdict verdict, string reason, IReadOnlyList<RouteFacts> routes, IReadOnlyList<ObservedParties> month, DateOnly asOf)
    {
        if (routes.Count == 0)
            yield return new("no-route", Level.Unknown, reason);
        else if (verdict.Answer is SingleProviderAnswer.Yes)
            yield return new("single-provider", LevelOf(workload), reason);
        else if (verdict.Answer is SingleProviderAnswer.Unknown)
            yield return new("single-provider-unknown", Level.Unknown, reason);

        foreach (var route in routes)
        {
            if (route.Targets.All(t => t.IsPrimary))
                yield return new("no-fallback", LevelOf(workload), $"{Subject(workload, route, routes)} has no fallback: when {string.Join(" and ", route.Targets.Select(t => t.Draft.Text))} is gone, nothing stands in.");

            foreach (var finding in route.Targets.SelectMany(t => OfTarget(workload, t, asOf)))
                yield return finding;
        }

        foreach (var finding in AgainstTraffic(workload, routes, month))
            yield return finding;
    }

    private static IEnumerable<Finding> OfTarget(WorkloadDraft workload, TargetFacts target, DateOnly asOf)
    {
        var role = target.IsPrimary ? "primary" : "fallback";
        if (target.Vanished)
            yield return new("vanished-model", Level.High, $"{workload.Name} names {target.Draft.Text} as {role}, which its host no longer lists.");

        if (target.RetiresOn is { } day && day.DayNumber - asOf.DayNumber <= RetirementAhead)
        {
            yield return day <= asOf
                ? new("retired-model", Level.High, $"{workload.Name} names {target.Draft.Text} as {role}, which its host retired on {Text(day)}.")
                : new("retiring-model", day.DayNumber - asOf.DayNumber <= 30 ? Level.High : Level.Medium, $"{workload.Name} names {target.Draft.Text} as {role}, which its host retires on {Text(day)}.");
        }

        if (workload.AllowedBlocs is not { } allowed)
            yield break;

        foreach (var bloc in target.Needs.Needs.Where(n => n.Kind is NodeKind.Bloc && !allowed.Contains(n.Id, StringComparer.OrdinalIgnoreCase)))
            yield return new("bloc-not-allowed", Level.High, $"{workload.Name} may use {string.Join(" and ", allowed)} only, and its {role} {target.Draft.Text} depends on a company of the {bloc.Id} bloc.");

        if (target.Needs.Unknown.Contains(NodeKind.Bloc))
            yield return new("bloc-unknown", Level.Unknown, $"{workload.Name} may use {string.Join(" and ", allowed)} only, and nobody knows where every company behind its {role} {target.Draft.Text} is at home.");
    }

    private static IEnumerable<Finding> AgainstTraffic(WorkloadDraft workload, IReadOnlyList<RouteFacts> routes, IReadOnlyList<ObservedParties> seen)
    {
        if (routes.Count == 0 || seen.Count == 0)
            yield break;

        var named = routes.SelectMany(r => r.Targets).Select(t => TargetReading.IdOf(t.Needs, NodeKind.Model)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var outside = seen.Where(o => o.ModelIsKnown && !named.Contains(o.Model!)).Select(o => o.Model!).Distinct().Order(StringComparer.Ordinal).ToList();
        if (outside.Count > 0)
            yield return new("outside-route", Level.Low, $"{workload.Name} also called {string.Join(", ", outside)} in the last 30 days, which no route of it names.");

        foreach (var target in routes.SelectMany(r => r.Targets).Where(t => t is { IsPrimary: false, Tested: false }))
            yield return new("untested-fallback", Level.Low, target.TestedOn is { } day
                ? $"{workload.Name} last called its fallback {target.Draft.Text} on {Text(day)}, more than 90 days ago."
                : $"{workload.Name} has never called its fallback {target.Draft.Text} as far as its usage is known: configured, not tested.");
    }

    private static Level LevelOf(WorkloadDraft workload) => workload.Criticality switch
    {
        Criticality.Low => Level.Low,
        Criticality.Medium => Level.Medium,
        Criticality.High => Level.High,
        _ => Level.Critical,
    };

    private static string Subject(WorkloadDraft workload, RouteFacts route, IReadOnlyList<RouteFacts> routes) =>
        routes.Count == 1 ? workload.Name : $"Route \"{route.Draft.Name}\" of {workload.Name}";

    private static string Text(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A route with what is known of its targets.</summary>
public sealed record RouteFacts(RouteDraft Draft, RouteNeeds Needs, IReadOnlyList<TargetFacts> Targets);
