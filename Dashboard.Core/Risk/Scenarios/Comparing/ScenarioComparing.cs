using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Routing.Routes;

namespace Dashboard.Core.Risk.Scenarios.Comparing;

/// <summary>Plays scenarios in one world and sets them side by side. Pure.</summary>
public sealed class ScenarioComparing(ScenarioTable table, ModelCatalogue catalogue)
{
    /// <param name="names">In the order of the columns; more than <see cref="ScenarioComparison.Most"/> are left out.</param>
    public ScenarioComparison Compare(IReadOnlyList<string> names, IReadOnlyList<SavedScenarioLine> saved)
    {
        var wanted = names.Distinct(StringComparer.Ordinal).Take(ScenarioComparison.Most).ToList();
        var found = wanted.Select(n => saved.FirstOrDefault(s => s.Name == n)).OfType<SavedScenarioLine>().ToList();
        List<(ScenarioColumn Column, ScenarioAnswer? Answer)> played = [Column(ScenarioComparison.Today, null, Switches.None), .. found.Select(s => Column(s.Name, s.What, table.Read(s.What).Switches))];
        return new(
            table.World.AsOf, [.. played.Select(p => p.Column)],
            [.. table.World.Workloads.Select((w, i) => new ComparedWorkload(w.Key, w.Name, w.Criticality, [.. played.Select(p => Outcome(p.Answer?.Workloads[i]))]))],
            [.. wanted.Except(found.Select(f => f.Name), StringComparer.Ordinal)]);
    }

    private (ScenarioColumn Column, ScenarioAnswer? Answer) Column(string name, Imagined? what, Switches? switches)
    {
        if (switches is null)
            return (new(name, what, null), null);

        var answer = table.Engine.Play(switches);
        return (new(name, what, Figures(answer)), answer);
    }

    private ScenarioFigures Figures(ScenarioAnswer answer)
    {
        int Count(Func<WorkloadOutcome, bool> which) => answer.Workloads.Count(which);

        // What stops needs no cover any more, and what may stop is counted as unknown.
        var gone = answer.Switches.Gone;
        var cover = table.World.Workloads.Zip(answer.Workloads).Where(w => w.Second.Outcome is not Scenarios.Outcome.Stops)
            .Select(w => w.Second.Outcome is Scenarios.Outcome.Unknown ? SingleProviderAnswer.Unknown : RemainingCover.Of(w.First, gone)).ToList();
        return new(
            Count(w => w.Outcome is Scenarios.Outcome.Stops), Count(w => w is { Outcome: Scenarios.Outcome.Moves, Lost.Count: > 0 }),
            Count(w => w is { Outcome: Scenarios.Outcome.Moves, Lost.Count: 0 }), Count(w => w.Outcome is Scenarios.Outcome.Unknown),
            Count(w => w.Outcome is Scenarios.Outcome.Stays), answer.SpendAtRiskUsd, answer.SpendMovedUsd, answer.CostDeltaUsd, Providers(answer),
            cover.Count(c => c is SingleProviderAnswer.Yes), cover.Count(c => c is SingleProviderAnswer.Unknown));
    }

    /// <summary>Who is paid for what goes on: where it is today, or where it certainly moves.</summary>
    private ConcentrationFigures? Providers(ScenarioAnswer answer)
    {
        var goesOn = answer.Fates.Where(f => f.Kind is not FateKind.AtRisk).ToList();
        return goesOn.Exists(f => f.DeltaUsd is null) ? null : ConcentrationMeasure.Of(goesOn.Select(Line));
    }

    private ShareLine Line(TrafficFate fate)
    {
        var amount = (fate.Traffic.Cost ?? 0) + fate.DeltaUsd!.Value;
        if (fate.Via is not { Needs: var needs })
            return ConcentrationLines.Of(ConcentrationKey.Provider, ConcentrationBasis.Spend, [fate.Traffic.Seen], [], IsOwn).Single() with { Amount = amount };

        // What nobody bills runs in our own house, unless it is only not known who does.
        return TargetReading.IdOf(needs, NodeKind.Provider) is { } provider ? new(provider, amount, IsOwn(provider))
            : needs.Unknown.Contains(NodeKind.Provider) ? new(null, amount)
            : new(ConcentrationLines.OwnHouse, amount, true);
    }

    private bool IsOwn(string? key) => key is not null && catalogue.FindByName(key) is { SelfOperated: true };

    private static ComparedOutcome? Outcome(WorkloadOutcome? outcome) => outcome is null ? null : new(outcome.Outcome, outcome.Reason, outcome.Lost);
}
