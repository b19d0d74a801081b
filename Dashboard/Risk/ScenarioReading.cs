using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Risk.Scenarios.Comparing;
using Dashboard.Core.Routing.Routes;
using Dashboard.Kit.Formats;

namespace Dashboard.Risk;

/// <summary>Asks for what the page of scenarios shows.</summary>
public sealed class ScenarioReading(ScenarioQuery scenarios, SavedScenarios saved, ModelCatalogue catalogue)
{
    /// <param name="compare">Names of kept scenarios that are wanted side by side; fewer than two are no comparison.</param>
    public async Task<ScenarioView> ReadAsync(Imagined what, IReadOnlyList<string> compare, CancellationToken ct)
    {
        var kept = await saved.ListAsync(ct);
        var table = await scenarios.OpenAsync(ct);
        var (switches, problems) = table.Read(what);
        return new(
            switches is null or { IsEmpty: true } ? null : table.Engine.Play(switches), problems,
            [.. table.World.Nodes.OrderBy(n => n.Kind).ThenBy(NameOf, StringComparer.OrdinalIgnoreCase).Select(n => new PartyChoice(n.ToString(), n.Kind, NameOf(n), table.World.Own.Contains(n)))],
            table.Engine.Stress(),
            [.. kept.Select(line => Row(table, line))],
            table.World.Workloads.Count, table.World.AsOf, compare.Count < ScenarioComparison.Least ? null : new ScenarioComparing(table, catalogue).Compare(compare, kept));
    }

    /// <summary>One scenario alone, for a file.</summary>
    public async Task<ScenarioAnswer?> PlayAsync(Imagined what, CancellationToken ct)
    {
        var table = await scenarios.OpenAsync(ct);
        return table.Read(what).Switches is { IsEmpty: false } switches ? table.Engine.Play(switches) : null;
    }

    /// <summary>Kept scenarios side by side, for a file.</summary>
    public async Task<ScenarioComparison> CompareAsync(IReadOnlyList<string> names, CancellationToken ct) =>
        new ScenarioComparing(await scenarios.OpenAsync(ct), catalogue).Compare(names, await saved.ListAsync(ct));

    /// <summary>What is imagined, in words.</summary>
    public string Says(Imagined what) =>
        string.Join(", ", what.Off.Select(o => $"{NameOf(o)} off").Concat(what.Prices.Select(NameOf)).Concat(what.Retired.Select(NameOf)));

    /// <summary>A switch or a party as people write it, in words.</summary>
    public string NameOf(string text) =>
        RetirementSwitch.Split(text) is (var model, var day) ? $"{NameOf(model)} retired on {DayFormat.Day(day)}"
        : PriceSwitch.Split(text) is (var party, var factor) ? $"{NameOf(party)} × {factor:0.##}"
        : Node.Parse(text) is { } node ? NameOf(node) : text;

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
