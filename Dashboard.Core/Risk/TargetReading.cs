using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Score;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk;

/// <summary>Joins a target with what the catalogue, the host's list and the traffic say of it.</summary>
public sealed class TargetReading(ModelCatalogue catalogue, RiskFacts facts)
{
    private readonly RouteReading _routes = new(catalogue);
    private readonly Dictionary<TargetDraft, TargetFacts> _known = [];
    private readonly Dictionary<ModelKey, int> _directHosts = [];
    private readonly ILookup<(string Host, string Raw), ListedSummary> _listed = facts.Listed.ToLookup(l => (l.Host, l.RawModel));
    private readonly Lazy<ILookup<(string Host, ModelKey? Model), ListedSummary>> _listedModels =
        new(() => facts.Listed.ToLookup(l => (l.Host, catalogue.Match(l.RawModel, l.Host)?.Key)));
    private readonly HashSet<(string? Workload, string? Model, string? Host)> _tested =
        [.. facts.Quarter.Where(o => o.ModelIsKnown).Select(o => (o.Workload, o.Model, o.Host))];
    private readonly Dictionary<(string? Workload, string? Model, string? Host), DateOnly> _lastDays = facts.Years.Concat(facts.Quarter).Where(o => o.ModelIsKnown)
        .GroupBy(o => (o.Workload, o.Model, o.Host)).ToDictionary(g => g.Key, g => g.Max(o => o.LastDay));

    public TargetFacts Read(string workload, TargetDraft draft)
    {
        // Ten thousand routes name a few hundred targets; only what was tested differs from workload to workload.
        var same = draft with { Weight = null };
        if (!_known.TryGetValue(same, out var known))
            _known[same] = known = Read(draft);

        (string?, string?, string?) place = (workload, IdOf(known.Needs, NodeKind.Model), IdOf(known.Needs, NodeKind.Host));
        return known with { Draft = draft, Tested = _tested.Contains(place), TestedOn = _lastDays.TryGetValue(place, out var day) ? day : null };
    }

    private TargetFacts Read(TargetDraft draft)
    {
        var needs = _routes.Needs(draft);
        var host = IdOf(needs, NodeKind.Host);
        var model = ModelKey.Parse(IdOf(needs, NodeKind.Model));
        var known = model is { } key ? catalogue.Find(key) : null;
        var listed = host is null ? null : _listed[(host, draft.Model)].FirstOrDefault() ?? (model is null ? null : _listedModels.Value[(host, model)].FirstOrDefault());
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
            Tested: false,
            Lifecycle: own ? ScoreRange.Exactly(0) : LifecycleRisk.Of(draft.Model, standing, listed?.RetiresOn, deprecated, facts.AsOf),
            RetiresOn: listed?.RetiresOn,
            Vanished: standing is ModelStanding.Gone);
    }

    /// <summary>Organisations that serve the model themselves.</summary>
    private int DirectHosts(ModelKey model) =>
        _directHosts.TryGetValue(model, out var known) ? known : _directHosts[model] = CountDirectHosts(model);

    private int CountDirectHosts(ModelKey model) => catalogue.Offerings(model)
        .Select(o => catalogue.Find(o.Host))
        .Where(p => p is not null && p.Is(ProviderRoles.Host) && !p.Aggregates && !p.SelfOperated)
        .Select(p => p!.Organisation)
        .Distinct()
        .Count();

    internal static string? IdOf(TargetNeeds needs, NodeKind kind) => needs.Needs.FirstOrDefault(n => n.Kind == kind).Id;
}
