using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>From facts to a world that can be played with.</summary>
public sealed class ScenarioPlanning(ModelCatalogue catalogue)
{
    private readonly RouteReading _reading = new(catalogue);
    private readonly Dictionary<TargetDraft, PlannedTarget> _targets = [];

    public ScenarioWorld Plan(RiskFacts facts)
    {
        var routes = facts.Routes.ToLookup(r => r.Workload, Route, StringComparer.Ordinal);
        var traffic = facts.Month.ToLookup(o => o.Workload ?? "", StringComparer.Ordinal);
        List<PlannedWorkload> workloads = [.. facts.Workloads.Where(w => !w.Archived).Select(w => Workload(w, [.. routes[w.Key]], traffic[w.Key]))];
        var known = workloads.Select(w => w.Key).ToHashSet(StringComparer.Ordinal);
        return new(facts.AsOf, workloads, [.. facts.Month.Where(o => o.Workload is null || !known.Contains(o.Workload)).Select(o => new PlannedTraffic(o, Needs(o), null))]);
    }

    private PlannedWorkload Workload(WorkloadDraft workload, List<PlannedRoute> routes, IEnumerable<ObservedParties> seen) => new(
        workload.Key, workload.Name, workload.Criticality, routes,
        // A workload with one route has nowhere else to send what its route does not name.
        [.. seen.Select(o => new PlannedTraffic(o, Needs(o), routes.Find(r => r.Serves(o)) ?? (routes.Count == 1 ? routes[0] : null)))]);

    private PlannedRoute Route(RouteDraft route) => new(route.Name, [.. route.Primary.Concat(route.Fallbacks).Select(Target)]);

    private PlannedTarget Target(TargetDraft draft)
    {
        // Ten thousand routes name a few hundred targets.
        var same = draft with { Weight = null };
        if (!_targets.TryGetValue(same, out var target))
        {
            var needs = _reading.Needs(draft);
            var model = ModelKey.Parse(TargetReading.IdOf(needs, NodeKind.Model)) is { } key ? catalogue.Find(key) : null;
            _targets[same] = target = new(draft, needs, model);
        }

        return target;
    }

    private TargetNeeds Needs(ObservedParties seen)
    {
        // What runs in our own house is billed by nobody, whatever the source calls it.
        var own = seen.Host is not null && (catalogue.Find(new ProviderKey(seen.Host)) ?? catalogue.FindByName(seen.Host)) is { SelfOperated: true };
        var contract = own && seen.Contract is not null && catalogue.FindByName(seen.Contract) is null ? null : seen.Contract;
        var needs = _reading.Needs(new TargetDraft(TargetRole.Primary, seen.Model ?? "", seen.Host, seen.Gateway, Contract: contract));
        // A canonical name begins with its maker, which is not who served it.
        return seen.Host is not null ? needs : needs with
        {
            Needs = needs.Needs.Where(n => n.Kind is not NodeKind.Host).ToHashSet(),
            Unknown = needs.Unknown.Concat([NodeKind.Host, NodeKind.Jurisdiction, NodeKind.Bloc]).ToHashSet(),
        };
    }
}
