using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>A route ready to be walked: primaries first, in the order in which they are tried.</summary>
public sealed record PlannedRoute(string Name, IReadOnlyList<PlannedTarget> Targets)
{
    public IReadOnlyList<TargetNeeds> Needs { get; } = [.. Targets.Select(t => t.Needs)];

    public int Primaries { get; } = Targets.Count(t => t.Draft.Role is TargetRole.Primary);

    public IReadOnlyList<string> PrimaryTexts => [.. Needs.Take(Primaries).Select(n => n.Text)];

    /// <summary>A target that answers for a model and, where both are known, a host.</summary>
    public bool Serves(ObservedParties seen) => Targets.Any(t =>
        seen.Model is not null && t.Needs.Needs.Contains(new Node(NodeKind.Model, seen.Model))
        && (seen.Host is null || t.Needs.Unknown.Contains(NodeKind.Host) || t.Needs.Needs.Contains(new Node(NodeKind.Host, seen.Host))));
}

/// <summary>One target, what it needs, and whether anybody can run its model.</summary>
public sealed record PlannedTarget(TargetDraft Draft, TargetNeeds Needs, CatalogueModel? Model)
{
    public bool? OpenWeights => Model?.OpenWeights;
}

/// <summary>Traffic of 30 days with what it needs.</summary>
/// <param name="Route">The route that it took, as far as that can be told.</param>
public sealed record PlannedTraffic(ObservedParties Seen, TargetNeeds Needs, PlannedRoute? Route)
{
    public decimal? Cost => Seen.Figures.CostUsd;
}

/// <summary>A workload with its routes and its traffic.</summary>
public sealed record PlannedWorkload(string Key, string Name, Criticality Criticality, IReadOnlyList<PlannedRoute> Routes, IReadOnlyList<PlannedTraffic> Traffic);

/// <summary>Everything that a scenario plays with.</summary>
/// <param name="Loose">Traffic that belongs to no workload.</param>
public sealed record ScenarioWorld(DateOnly AsOf, IReadOnlyList<PlannedWorkload> Workloads, IReadOnlyList<PlannedTraffic> Loose)
{
    /// <summary>Every party that something of ours needs.</summary>
    public IReadOnlySet<Node> Nodes { get; } = Workloads
        .SelectMany(w => w.Routes.SelectMany(r => r.Needs).Concat(w.Traffic.Select(t => t.Needs)))
        .Concat(Loose.Select(t => t.Needs))
        .SelectMany(n => n.Needs).ToHashSet();

    /// <summary>Those among them that we run ourselves.</summary>
    public IReadOnlySet<Node> Own { get; } = Workloads.SelectMany(w => w.Routes).SelectMany(r => r.Needs).SelectMany(n => n.Own).ToHashSet();
}
