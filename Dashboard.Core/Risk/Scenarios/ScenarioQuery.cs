using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Analytics;

namespace Dashboard.Core.Risk.Scenarios;

/// <summary>What would happen if somebody were gone, or dearer.</summary>
public sealed class ScenarioQuery(RiskFactsQuery facts, ReportingDayQuery days, ModelCatalogue catalogue)
{
    /// <summary>Today's workloads, routes and traffic, ready to be played with.</summary>
    public async Task<ScenarioTable> OpenAsync(CancellationToken ct) => Open(await facts.ReadWorldAsync((await days.TodayAsync(ct)).Today, ct), catalogue);

    /// <summary>The same from facts at hand. Pure.</summary>
    public static ScenarioTable Open(RiskFacts facts, ModelCatalogue catalogue)
    {
        var world = new ScenarioPlanning(catalogue).Plan(facts);
        return new(world, new ScenarioEngine(world, new ScenarioPrices(catalogue, facts.AsOf).Cost), new NodeNaming(catalogue, world.Nodes));
    }
}

/// <summary>A world, what plays in it, and how its parties are called.</summary>
public sealed record ScenarioTable(ScenarioWorld World, ScenarioEngine Engine, NodeNaming Naming)
{
    /// <summary>Reads switches as people write them, or says what is wrong with them.</summary>
    public (Switches? Switches, IReadOnlyList<string> Problems) Read(Imagined what)
    {
        var problems = new List<string>();
        var gone = what.Off.Select(Naming.Read).ToList();
        problems.AddRange(gone.Select(g => g.Problem).OfType<string>());
        var dearer = new List<PriceSwitch>();
        foreach (var text in what.Prices)
        {
            if (PriceSwitch.Split(text) is not (var written, var factor))
            {
                problems.Add($"\"{text}\" is not written as kind:id=factor, with a factor from 0 to {PriceSwitch.Most}.");
                continue;
            }

            var (node, problem) = Naming.Read(written);
            if (node is { } known)
                dearer.Add(new(known, factor));
            else
                problems.Add(problem!);
        }

        var retired = what.Retired.Select(Retirement).ToList();
        problems.AddRange(retired.Select(r => r.Problem).OfType<string>());
        return problems.Count > 0 ? (null, problems) : (new(gone.ConvertAll(g => g.Node!.Value), dearer) { Retired = retired.ConvertAll(r => r.Switch!) }, []);
    }

    private (RetirementSwitch? Switch, string? Problem) Retirement(string text)
    {
        if (RetirementSwitch.Split(text) is not (var model, var day))
            return (null, $"\"{text}\" is not written as model=date, as in anthropic/claude-opus-4-6=2027-03-01.");

        var (node, problem) = Naming.Read(model);
        return node is { } known ? (new(known, day), null) : (null, problem);
    }
}
