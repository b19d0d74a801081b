using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Reports.Registers;

/// <summary>Switches each provider off and says what that means for whatever runs on it first. Pure.</summary>
/// <param name="nameOf">What people call a provider.</param>
public sealed class DoraAssessment(ScenarioTable table, RiskAnswer risk, Func<string, string> nameOf)
{
    private const string OwnHouse = "our own operation";

    private readonly Dictionary<string, WorkloadRisk> _risks = risk.Workloads.ToDictionary(w => w.Key, StringComparer.Ordinal);
    private readonly Dictionary<Node, ScenarioAnswer> _answers = [];

    /// <summary>One row for each workload and each provider that its primaries need; the most critical first.</summary>
    public IReadOnlyList<DoraRow> Rows() =>
        [.. table.World.Workloads.OrderByDescending(w => w.Criticality).ThenBy(w => w.Name, StringComparer.OrdinalIgnoreCase).SelectMany(Rows)];

    private IEnumerable<DoraRow> Rows(PlannedWorkload workload)
    {
        // Without a route, what was seen at least names the provider.
        List<TargetNeeds> needs = workload.Routes.Count > 0
            ? [.. workload.Routes.SelectMany(r => r.Needs.Take(r.Primaries))]
            : [.. workload.Traffic.Select(t => t.Needs)];
        var providers = needs.SelectMany(n => n.Needs.Where(p => p.Kind is NodeKind.Provider && !n.Own.Contains(p))).Distinct().OrderBy(p => p.Id, StringComparer.Ordinal).ToList();
        foreach (var provider in providers)
            yield return Row(workload, provider);

        if (needs.Count == 0 || needs.Exists(n => n.Unknown.Contains(NodeKind.Provider)))
            yield return new(null, workload.Name, workload.Criticality, null, null, null, $"Nobody knows every provider of {workload.Name}.");
    }

    private DoraRow Row(PlannedWorkload workload, Node provider)
    {
        if (!_answers.TryGetValue(provider, out var answer))
            _answers[provider] = answer = table.Engine.Play(Switches.Of(provider));

        var outcome = answer.Workloads.Single(w => w.Key == workload.Key);
        var standIns = outcome.Routes.Where(r => r.Via is not null).Select(r => StandIn(workload, r)).ToList();
        var easy = outcome.Lost.Count == 0 && standIns.TrueForAll(s => s.Tested);
        var row = new DoraRow(nameOf(provider.Id), workload.Name, workload.Criticality, null, null, null, outcome.Reason);
        return outcome.Outcome switch
        {
            Outcome.Stops => row with { Substitutability = Substitutability.None, Impact = ImpactOf(workload.Criticality), Alternatives = [] },
            Outcome.Moves => row with
            {
                Substitutability = easy ? Substitutability.Easy
                    : outcome.Lost.Count > 0 && !standIns.TrueForAll(s => s.Tested) ? Substitutability.HighlyComplex : Substitutability.Medium,
                Impact = easy || workload.Criticality is Criticality.Low ? DoraImpact.Low : DoraImpact.Medium,
                Alternatives = [.. standIns.Select(s => s.Name).Distinct(StringComparer.Ordinal)],
                Basis = string.Join(' ', new[]
                {
                    outcome.Reason,
                    outcome.Lost.Count == 0 ? null : $"It loses {string.Join(", ", outcome.Lost)}.",
                    standIns.TrueForAll(s => s.Tested) ? "What stands in was called within 90 days." : "What stands in was not called within 90 days.",
                }.OfType<string>()),
            },
            _ => row,
        };
    }

    private (string Name, bool Tested) StandIn(PlannedWorkload workload, RouteOutcome moved)
    {
        var route = workload.Routes.First(r => r.Name == moved.Name);
        var target = route.Targets.First(t => t.Needs.Text == moved.Via);
        var provider = target.Needs.Needs.FirstOrDefault(n => n.Kind is NodeKind.Provider && !target.Needs.Own.Contains(n));
        // A primary that takes over is in use already.
        var tested = target.Draft.Role is TargetRole.Primary
            || (_risks.GetValueOrDefault(workload.Key)?.Fallbacks.Any(f => f.Route == moved.Name && f.Target == moved.Via && f.Tested) ?? false);
        return (provider.Id is { } id ? nameOf(id) : OwnHouse, tested);
    }

    private static DoraImpact ImpactOf(Criticality criticality) => criticality switch
    {
        Criticality.Low => DoraImpact.Low,
        Criticality.Medium => DoraImpact.Medium,
        _ => DoraImpact.High,
    };
}
