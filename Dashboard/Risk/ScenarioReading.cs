using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Risk;

/// <summary>Asks for what the page of scenarios shows.</summary>
public sealed class ScenarioReading(ScenarioQuery scenarios, SavedScenarios saved, ModelCatalogue catalogue)
{
    public async Task<ScenarioView> ReadAsync(Imagined what, CancellationToken ct)
    {
        var table = await scenarios.OpenAsync(ct);
        var (switches, problems) = table.Read(what);
        return new(
            switches is null or { IsEmpty: true } ? null : table.Engine.Play(switches), problems,
            [.. table.World.Nodes.OrderBy(n => n.Kind).ThenBy(NameOf, StringComparer.OrdinalIgnoreCase).Select(n => new PartyChoice(n.ToString(), n.Kind, NameOf(n), table.World.Own.Contains(n)))],
            table.Engine.Stress(),
            [.. (await saved.ListAsync(ct)).Select(line => Row(table, line))],
            table.World.Workloads.Count, table.World.AsOf);
    }

    /// <summary>One scenario alone, for a file.</summary>
    public async Task<ScenarioAnswer?> PlayAsync(Imagined what, CancellationToken ct)
    {
        var table = await scenarios.OpenAsync(ct);
        return table.Read(what).Switches is { IsEmpty: false } switches ? table.Engine.Play(switches) : null;
    }

    /// <summary>What people call a party.</summary>
    public string NameOf(Node node) => node.Kind switch
    {
        NodeKind.Bloc => $"{node.Id} bloc",
        NodeKind.Jurisdiction => RiskWords.Name(Core.Risk.Policy.ConcentrationKey.Jurisdiction, node.Id, catalogue),
        NodeKind.Model => ModelKey.Parse(node.Id) is { } key ? catalogue.Find(key)?.Name ?? node.Id : node.Id,
        _ => catalogue.NameOf(node.Id),
    };

    private static SavedRow Row(ScenarioTable table, SavedScenarioLine line)
    {
        if (table.Read(line.What).Switches is not { } switches)
            return new(line, null, null, null, null, null);

        var answer = table.Engine.Play(switches);
        int Count(Outcome outcome) => answer.Workloads.Count(w => w.Outcome == outcome);
        return new(line, Count(Outcome.Stops), Count(Outcome.Unknown), Count(Outcome.Moves), answer.SpendAtRiskUsd, answer.CostDeltaUsd);
    }
}
