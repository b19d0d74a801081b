using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Findings;
using Dashboard.Core.Risk.Score;
using Dashboard.Core.Routing.Import;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk;

/// <summary>Judges workloads by the facts. Pure: the same facts give the same answer.</summary>
public sealed class WorkloadRisks(ModelCatalogue catalogue, RiskFacts facts, HhiRange? contracts)
{
    private readonly TargetReading _targets = new(catalogue, facts);
    private readonly RouteJudgement _judgement = new(catalogue);
    private readonly ILookup<string, RouteDraft> _routes = facts.Routes.ToLookup(r => r.Workload, StringComparer.Ordinal);
    private readonly ILookup<string, ObservedParties> _month = facts.Month.Where(o => o.Workload is not null).ToLookup(o => o.Workload!, StringComparer.Ordinal);
    private readonly ILookup<string, ObservedParties> _before = facts.MonthBefore.Where(o => o.Workload is not null).ToLookup(o => o.Workload!, StringComparer.Ordinal);
    private readonly Dictionary<string, List<RouteFacts>> _read = new(StringComparer.Ordinal);

    public WorkloadRisk Judge(WorkloadDraft workload)
    {
        var routes = RoutesOf(workload);
        List<RouteNeeds> needs = [.. routes.Select(r => r.Needs)];
        var words = new FlagWords(workload.Name, NameOf);
        var verdict = SingleProvider.Judge(needs);
        var month = _month[workload.Key].ToList();
        var reason = words.Reason(verdict, needs, Observed(workload));
        var scored = routes.Count == 0
            ? [Factors(ScoreRange.Anything, ScoreRange.Anything, ScoreRange.Anything, ScoreRange.Anything, ScoreRange.Anything)]
            : routes.ConvertAll(r => Factors(workload, r));
        var factors = scored.MaxBy(f => RouteScore.Of(f).Hi)!;
        var range = new ScoreRange(scored.Max(f => RouteScore.Of(f).Lo), RouteScore.Of(factors).Hi);
        return new(
            workload.Key, workload.Name, workload.Criticality, verdict.Answer, [.. DependsOn(verdict)], reason,
            words.Remedies(verdict, needs, workload.AllowedBlocs), OpenWeightsOf(routes, hosts: 1),
            routes.Count == 0 ? null : range.Hi, [range.Lo, range.Hi], Lines(factors),
            [
                .. WorkloadFindings.Of(workload, verdict, reason, routes, month, facts.AsOf),
                .. TrafficFindings.Of(workload, month, [.. _before[workload.Key]], catalogue),
                .. routes.SelectMany(r => JudgedFindings.Of(_judgement, workload, r, routes.Count == 1, facts.AsOf)),
            ],
            month.Exists(o => o.Figures.CostUsd is not null) ? month.Sum(o => o.Figures.CostUsd ?? 0) : null,
            month.Count == 0 ? null : month.Sum(o => o.Figures.Requests ?? o.Figures.Entries))
        {
            Fallbacks =
            [
                .. routes.SelectMany(r => r.Targets.Index().Where(t => !t.Item.IsPrimary)
                    .Select(t => new FallbackTest(r.Draft.Name, t.Index, t.Item.Draft.Text, t.Item.TestedOn, t.Item.Tested))),
            ],
        };
    }

    /// <summary>Whether open weights with at least so many direct hosts stand in on every route.</summary>
    public Cover OpenWeights(WorkloadDraft workload, int hosts) =>
        OpenWeightsOf(RoutesOf(workload), hosts);

    private static Cover OpenWeightsOf(List<RouteFacts> routes, int hosts) => routes.Count == 0 ? Cover.Unknown : routes.Min(route =>
    {
        var primaries = route.Targets.Where(t => t.IsPrimary).ToList();
        return route.Targets.Where(t => !t.IsPrimary).Select(t => CoverBy(t, primaries, hosts)).DefaultIfEmpty(Cover.No).Max();
    });

    // What goes down together with the primary covers nothing, open or not.
    private static Cover CoverBy(TargetFacts standIn, List<TargetFacts> primaries, int hosts)
    {
        var gaps = primaries.ConvertAll(p => FallbackGap.Between(p, standIn));
        if (standIn.OpenWeights is false || gaps.Exists(g => g.Lo >= FallbackGap.SameGatewayOrHost) || (hosts > 1 && standIn.DirectHosts < hosts))
            return Cover.No;

        return standIn.OpenWeights is null || gaps.Exists(g => g.Hi >= FallbackGap.SameGatewayOrHost) ? Cover.Unknown : Cover.Yes;
    }

    private List<RouteFacts> RoutesOf(WorkloadDraft workload)
    {
        if (!_read.TryGetValue(workload.Key, out var routes))
            _read[workload.Key] = routes = [.. _routes[workload.Key].Select(r => Read(workload, r))];

        return routes;
    }

    private RouteFacts Read(WorkloadDraft workload, RouteDraft route)
    {
        List<TargetFacts> targets = [.. route.Targets.Select(t => _targets.Read(workload.Key, t))];
        return new(route, new(route.Workload, route.Name, targets.ConvertAll(t => t.Needs)), targets);
    }

    private IReadOnlyList<ScoreFactor> Factors(WorkloadDraft workload, RouteFacts route) => Factors(
        FallbackGap.Of(route.Targets),
        ScoreRange.Worst(route.Targets.Where(t => t.IsPrimary).Select(t => t.Lifecycle)),
        JurisdictionRisk.Of(route.Targets, workload.AllowedBlocs),
        ScoreRange.Worst(route.Targets.Where(t => t.IsPrimary).Select(t => TermsOf(TargetReading.IdOf(t.Needs, NodeKind.Provider)))),
        ScoreRange.Worst(route.Targets.Where(t => t.IsPrimary).Select(StatusOf)));

    private IReadOnlyList<ScoreFactor> Factors(ScoreRange gap, ScoreRange lifecycle, ScoreRange jurisdiction, ScoreRange terms, ScoreRange status) =>
        RouteScore.Factors(facts.Policy.Weights, gap, lifecycle, RouteScore.Concentration(contracts), jurisdiction, terms, status);

    private ScoreRange StatusOf(TargetFacts target)
    {
        var model = TargetReading.IdOf(target.Needs, NodeKind.Model);
        return StatusRisk.Of(facts.Trouble, TargetReading.IdOf(target.Needs, NodeKind.Host), model is null ? null : ModelKey.Parse(model));
    }

    private ScoreRange TermsOf(string? contract)
    {
        if (contract is null)
            return ScoreRange.Anything;

        var key = new ProviderKey(contract);
        var known = facts.WorstTerms.GetValueOrDefault(key) switch
        {
            ChangeLevel.High => 1,
            ChangeLevel.Medium => 0.5,
            ChangeLevel.Low => 0.1,
            _ => 0d,
        };
        return facts.TermsFreshness.Any(f => f.Provider == key && !f.Unknown) ? ScoreRange.Exactly(known) : new ScoreRange(known, 1);
    }

    private ObservedUse? Observed(WorkloadDraft workload)
    {
        var seen = _month[workload.Key].GroupBy(o => o.Contract)
            .Select(g => (Provider: g.Key, Amount: g.Sum(o => o.Figures.Requests ?? o.Figures.Entries)))
            .OrderBy(g => g.Provider is null).ThenByDescending(g => g.Amount).ThenBy(g => g.Provider, StringComparer.Ordinal).ToList();
        return seen.Count == 0 ? null : new(seen[0].Provider, (double)seen[0].Amount / Math.Max(1, seen.Sum(s => s.Amount)));
    }

    private IEnumerable<Dependency> DependsOn(SingleProviderVerdict verdict) =>
        from node in verdict.DependsOn
        let gaps = verdict.Gaps.Where(g => g.Certain && g.Node == node).ToList()
        select new Dependency(node.Kind, node.Id, NameOf(node), gaps.Exists(g => g.Own), gaps.Exists(g => g.Decides));

    private string NameOf(Node node) => node.Kind switch
    {
        NodeKind.Jurisdiction or NodeKind.Bloc => node.Id,
        NodeKind.Model => ModelKey.Parse(node.Id) is { } key ? catalogue.Find(key)?.Name ?? node.Id : node.Id,
        _ => catalogue.NameOf(node.Id),
    };

    private static Dictionary<string, FactorLine> Lines(IReadOnlyList<ScoreFactor> factors) => factors.ToDictionary(
        f => f.Name,
        f => new FactorLine(f.Weight, f.Value.Clamped is var value && value.Lo.Equals(value.Hi) ? Math.Round(value.Lo, 4) : null, [Math.Round(value.Lo, 4), Math.Round(value.Hi, 4)]));
}
