using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>One route with some parties off: what is gone, and what takes its place.</summary>
internal sealed class RouteWalk
{
    private readonly Stands[] _stands;

    public RouteWalk(PlannedRoute route, IReadOnlyCollection<Node> off)
    {
        Route = route;
        Ways = RouteWays.Of(route.Needs, route.Primaries, off);
        _stands = [.. route.Needs.Select(n => n.Without(off))];
        var first = Ways is Ways.Moves ? Array.IndexOf(_stands, Stands.Yes) : -1;
        Via = first < 0 ? null : route.Targets[first];
        ViaIsCertain = first >= 0 && !_stands.AsSpan(0, first).Contains(Stands.Unknown);
    }

    public PlannedRoute Route { get; }

    public Ways Ways { get; }

    /// <summary>The first target that certainly stands, where a primary is gone.</summary>
    public PlannedTarget? Via { get; }

    /// <summary>No target before it may stand as well.</summary>
    public bool ViaIsCertain { get; }

    /// <summary>The primaries that are certainly off.</summary>
    public IEnumerable<string> Gone => GonePrimaries.Select(t => t.Needs.Text);

    /// <summary>What the stand-in cannot do, or only less of.</summary>
    public IEnumerable<string> Lost =>
        GonePrimaries.FirstOrDefault()?.Model is { } before && Via?.Model is { } after && before.Key != after.Key ? ModelDifference.Lost(before, after).Select(l => l.Text) : [];

    public bool OnOpenWeights =>
        Ways is Ways.Moves ? Via is { OpenWeights: true } : Ways is Ways.Stays && Route.Targets.Take(Route.Primaries).All(t => t.OpenWeights is true);

    private IEnumerable<PlannedTarget> GonePrimaries => Route.Targets.Take(Route.Primaries).Where((_, i) => _stands[i] is Stands.No);
}
