using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Score;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk;

/// <summary>Joins a target with what the catalogue, the host's list and the traffic say of it.</summary>
public sealed class TargetReading(ModelCatalogue catalogue, RiskFacts facts)
{
    private readonly RouteReading _routes = new(catalogue);

    public TargetFacts Read(string workload, TargetDraft draft)
    {
        var needs = _routes.Needs(draft);
        var host = IdOf(needs, NodeKind.Host);
        var model = ModelKey.Parse(IdOf(needs, NodeKind.Model));
        var known = model is { } key ? catalogue.Find(key) : null;
        var listed = facts.Listed.FirstOrDefault(l => l.Host == host && l.RawModel == draft.Model)
            ?? (model is null ? null : facts.Listed.FirstOrDefault(l => l.Host == host && catalogue.Match(l.RawModel, l.Host)?.Key == model));
        var standing = listed switch
        {
            { GoneAt: not null } => ModelStanding.Gone,
            { MissingSince: not null } => ModelStanding.Missing,
            not null => ModelStanding.Listed,
            // A list that was read and does not have it says no more than that its ids may be spelled otherwise.
            null => ModelStanding.Unknown,
        };
        var own = host is not null && needs.Own.Contains(new Node(NodeKind.Host, host));
        var deprecated = model is { } of && catalogue.Offerings(of).Any(o => o.Host.Value == host && o.Deprecated);
        return new(
            draft, needs, known?.OpenWeights,
            model is { } served ? DirectHosts(served) : 0,
            facts.Quarter.Any(o => o.Workload == workload && o.ModelIsKnown && o.Model == model?.ToString() && o.Host == host),
            own ? ScoreRange.Exactly(0) : LifecycleRisk.Of(draft.Model, standing, listed?.RetiresOn, deprecated, facts.AsOf),
            listed?.RetiresOn,
            standing is ModelStanding.Gone);
    }

    /// <summary>Organisations that serve the model themselves.</summary>
    private int DirectHosts(ModelKey model) => catalogue.Offerings(model)
        .Select(o => catalogue.Find(o.Host))
        .Where(p => p is not null && p.Is(ProviderRoles.Host) && !p.Aggregates && !p.SelfOperated)
        .Select(p => p!.Organisation)
        .Distinct()
        .Count();

    internal static string? IdOf(TargetNeeds needs, NodeKind kind) => needs.Needs.FirstOrDefault(n => n.Kind == kind).Id;
}
