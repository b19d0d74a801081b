using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Workloads;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

using Outcome = Dashboard.Core.Risk.Scenarios.Outcome;

namespace Dashboard.Tests.Risk.Scenarios;

/// <summary>Random graphs of up to eight workloads and six parties of each kind, shared at will, against an oracle that fills every gap in every way.</summary>
public sealed class ScenarioPropertyTests
{
    private static readonly NodeKind[] Kinds = [NodeKind.Provider, NodeKind.Host, NodeKind.Gateway, NodeKind.Maker, NodeKind.Bloc];

    private static readonly Gen<PlannedTarget> Target =
        from answers in Gen.Choose(0, 13).ArrayOf(Kinds.Length)
        select Planned(answers, TargetRole.Fallback);

    private static readonly Gen<PlannedRoute> Route =
        from primaries in Gen.Elements(1, 1, 1, 2)
        from count in Gen.Elements(0, 1, 2)
        from targets in Target.ArrayOf(primaries + count)
        select new PlannedRoute("r", [.. targets.Select((t, i) => i < primaries ? t with { Draft = t.Draft with { Role = TargetRole.Primary } } : t)]);

    private static readonly Gen<PlannedWorkload> Workload =
        from count in Gen.Elements(0, 1, 1, 1, 2)
        from routes in Route.ArrayOf(count)
        where routes.Sum(r => r.Needs.Sum(n => n.Unknown.Count)) <= 5
        select new PlannedWorkload("", "", Criticality.High, routes, []);

    private static readonly Arbitrary<(PlannedWorkload[] Workloads, Node[] Off)> Worlds =
        (from count in Gen.Choose(1, 8)
         from workloads in Workload.ArrayOf(count)
         from gone in Gen.Elements(1, 1, 2, 3)
         from off in (from kind in Gen.Elements(Kinds) from id in Gen.Choose(0, 5) select new Node(kind, Id(id))).ArrayOf(gone)
         select (workloads.Select((w, i) => w with { Key = $"w{i}", Name = $"w{i}" }).ToArray(), off.Distinct().ToArray())).ToArbitrary();

    [Property(MaxTest = 600)]
    public Property What_becomes_of_each_workload_is_what_every_way_to_fill_the_gaps_agrees_on() => Prop.ForAll(Worlds, world =>
        Engine(world.Workloads).Play(Switches.Of(world.Off)).Workloads.Select(w => w.Outcome).SequenceEqual(world.Workloads.Select(w => Oracle(w, world.Off))));

    [Property(MaxTest = 200)]
    public Property The_stress_table_counts_what_single_scenarios_say() => Prop.ForAll(Worlds, world =>
    {
        var engine = Engine(world.Workloads);
        return engine.Stress().All(row =>
        {
            var alone = engine.Play(Switches.Of(row.Off)).Workloads.ToLookup(w => w.Outcome);
            return (row.Stays, row.Moves, row.Unknown, row.Stops) == (alone[Outcome.Stays].Count(), alone[Outcome.Moves].Count(), alone[Outcome.Unknown].Count(), alone[Outcome.Stops].Count());
        });
    });

    [Property(MaxTest = 300)]
    public Property Removing_a_fallback_never_makes_an_outcome_better() => Prop.ForAll(Worlds, world => world.Workloads.All(workload => workload.Routes.All(route =>
        route.Targets.Skip(route.Primaries).All(gone =>
        {
            var poorer = workload with { Routes = [.. workload.Routes.Select(r => r != route ? r : new PlannedRoute(r.Name, [.. r.Targets.Where(t => !ReferenceEquals(t, gone))]))] };
            return Play(poorer, world.Off) >= Play(workload, world.Off);
        }))));

    [Property(MaxTest = 300)]
    public Property With_an_independent_fallback_on_every_route_nothing_stops() => Prop.ForAll(Worlds, world => world.Workloads.All(workload =>
    {
        var other = new PlannedTarget(new(TargetRole.Fallback, "new"), new("new", Kinds.Select(k => new Node(k, "elsewhere")).ToHashSet(), new HashSet<NodeKind>(), new HashSet<Node>()), null);
        var richer = workload with { Routes = [.. workload.Routes.Select(r => new PlannedRoute(r.Name, [.. r.Targets, other]))] };
        return Play(richer, world.Off) <= Play(workload, world.Off) && (workload.Routes.Count == 0 || Play(richer, world.Off) is not Outcome.Stops);
    }));

    private static Outcome Play(PlannedWorkload workload, Node[] off) => Engine([workload]).Play(Switches.Of(off)).Workloads[0].Outcome;

    private static ScenarioEngine Engine(PlannedWorkload[] workloads) => new(new ScenarioWorld(default, workloads, []), (_, _) => null);

    private static PlannedTarget Planned(int[] answers, TargetRole role)
    {
        var needs = new HashSet<Node>();
        var unknown = new HashSet<NodeKind>();
        foreach (var (kind, answer) in Kinds.Zip(answers))
        {
            if (answer == 13)
                unknown.Add(kind);
            else if (kind is not NodeKind.Gateway || answer < 8)
                needs.Add(new Node(kind, Id(answer % 6)));
        }

        return new(new(role, "m"), new("t", needs, unknown, new HashSet<Node>()), null);
    }

    private static string Id(int number) => $"{(char)('a' + number)}";

    /// <summary>A hidden party is one of those that are off, or another; nothing else makes a difference.</summary>
    private static Outcome Oracle(PlannedWorkload workload, Node[] off)
    {
        if (workload.Routes.Count == 0)
            return Outcome.Unknown;

        var slots = workload.Routes.SelectMany((r, i) => r.Needs.SelectMany((n, j) => n.Unknown.Select(kind => (Route: i, Target: j, Kind: kind)))).ToList();
        var outcomes = new HashSet<Outcome>();
        Fill(0, []);
        return outcomes.Count == 1 ? outcomes.Single() : Outcome.Unknown;

        void Fill(int slot, HashSet<(int Route, int Target)> hit)
        {
            if (slot == slots.Count)
            {
                outcomes.Add(workload.Routes.Select((r, i) =>
                {
                    var on = r.Needs.Select((n, j) => !n.Needs.Overlaps(off) && !hit.Contains((i, j))).ToList();
                    return on.Take(r.Primaries).All(x => x) ? Outcome.Stays : on.Exists(x => x) ? Outcome.Moves : Outcome.Stops;
                }).Max());
                return;
            }

            Fill(slot + 1, hit);
            if (off.Any(n => n.Kind == slots[slot].Kind))
                Fill(slot + 1, [.. hit, (slots[slot].Route, slots[slot].Target)]);
        }
    }
}
