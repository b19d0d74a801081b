using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>Which workloads and which loose traffic a party can touch at all, so that a stress table of hundreds of parties over thousands of routes walks only those.</summary>
internal sealed class ScenarioReach
{
    private readonly Dictionary<Node, HashSet<int>> _needs = [];
    private readonly Dictionary<NodeKind, HashSet<int>> _unknown = [];
    private readonly HashSet<int> _without = [];
    private readonly ScenarioWorld _world;

    public ScenarioReach(ScenarioWorld world)
    {
        _world = world;
        for (var i = 0; i < world.Workloads.Count; i++)
        {
            var workload = world.Workloads[i];
            if (workload.Routes.Count == 0)
                _without.Add(i);

            foreach (var needs in workload.Routes.SelectMany(r => r.Needs).Concat(workload.Traffic.Select(t => t.Needs)))
            {
                foreach (var node in needs.Needs)
                    Set(_needs, node).Add(i);

                foreach (var kind in needs.Unknown)
                    Set(_unknown, kind).Add(i);
            }
        }
    }

    /// <summary>Positions of the workloads; one without a route may depend on anybody.</summary>
    public HashSet<int> Of(Switches switches)
    {
        var touched = switches.Gone.Count > 0 ? new HashSet<int>(_without) : [];
        foreach (var node in switches.Gone.Concat(switches.Prices.Select(p => p.Node)))
        {
            touched.UnionWith(_needs.GetValueOrDefault(node) ?? []);
            touched.UnionWith(_unknown.GetValueOrDefault(node.Kind) ?? []);
        }

        return touched;
    }

    public IEnumerable<PlannedTraffic> Loose(Node off) => _world.Loose.Where(t => t.Needs.Without([off]) is not Stands.Yes);

    private static HashSet<int> Set<TKey>(Dictionary<TKey, HashSet<int>> sets, TKey key)
        where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var set))
            sets[key] = set = [];

        return set;
    }
}
