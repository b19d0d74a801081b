using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Concentration;
using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk;

/// <summary>What we depend on, how much, and what stops when one party is gone.</summary>
public sealed class RiskQuery(RiskFactsQuery facts, ReportingDayQuery days, ModelCatalogue catalogue)
{
    /// <param name="asOf">Null is today, where days are reckoned.</param>
    public async Task<RiskAnswer> AskAsync(DateOnly? asOf, CancellationToken ct) =>
        (await ReadAsync(asOf, ct)).Answer;

    /// <summary>The same beside the facts that it follows from.</summary>
    public async Task<(RiskFacts Facts, RiskAnswer Answer)> ReadAsync(DateOnly? asOf, CancellationToken ct)
    {
        var known = await facts.ReadAsync(asOf ?? (await days.TodayAsync(ct)).Today, ct);
        return (known, Judge(known, catalogue));
    }

    /// <summary>The same from facts at hand. Pure.</summary>
    public static RiskAnswer Judge(RiskFacts facts, ModelCatalogue catalogue)
    {
        var concentration = ConcentrationReading.Measure(facts.Month, facts.MonthBefore, facts.Workloads, facts.Policy, catalogue);
        var contracts = concentration.Single(c => c is { Key: ConcentrationKey.Provider, Basis: ConcentrationBasis.Spend });
        var risks = new WorkloadRisks(catalogue, facts, contracts.HhiRange is [var least, var most] ? new HhiRange(least, most) : null);
        List<(WorkloadDraft Draft, WorkloadRisk Risk)> workloads = [.. facts.Workloads.Where(w => !w.Archived).Select(w => (w, risks.Judge(w)))];
        return new(
            facts.AsOf, concentration, [.. workloads.Select(w => w.Risk)], Portfolio(workloads, risks), [.. Limits(concentration, catalogue)],
            new WhatWouldHelp(facts, catalogue).List(contracts))
        {
            Note = facts.Then?.Note,
        };
    }

    private static PortfolioRisk Portfolio(List<(WorkloadDraft Draft, WorkloadRisk Risk)> workloads, WorkloadRisks risks)
    {
        var spend = workloads.Sum(w => w.Risk.SpendUsd ?? 0);
        // Without any price, criticality alone says what matters.
        var weighed = workloads
            .Select(w => (w.Risk, Weight: Weights.Of(w.Draft.Criticality) * (spend > 0 ? (double)((w.Risk.SpendUsd ?? 0) / spend) : 1)))
            .Where(w => w.Weight > 0).ToList();
        var total = weighed.Sum(w => w.Weight);
        double? Mean(Func<WorkloadRisk, double?> of) => total == 0 || weighed.Exists(w => of(w.Risk) is null)
            ? null : Math.Round(weighed.Sum(w => w.Weight * of(w.Risk)!.Value) / total, 1, MidpointRounding.AwayFromZero);

        var critical = workloads.Where(w => w.Draft.Criticality >= Criticality.High).ToList();
        double? Critical(Func<WorkloadDraft, WorkloadRisk, Cover> cover) =>
            critical.Count == 0 ? null : (double)critical.Count(w => cover(w.Draft, w.Risk) is Cover.Yes) / critical.Count;

        return new(
            Mean(r => r.Score),
            total == 0 ? null : [Mean(r => r.ScoreRange[0])!.Value, Mean(r => r.ScoreRange[1])!.Value],
            new(
                spend > 0 ? (double)(workloads.Where(w => w.Risk.OpenWeightCover is Cover.Yes).Sum(w => w.Risk.SpendUsd ?? 0) / spend) : null,
                Critical((_, risk) => risk.OpenWeightCover),
                Critical((draft, _) => risks.OpenWeights(draft, hosts: 2))));
    }

    private static IEnumerable<Finding> Limits(IReadOnlyList<ConcentrationLine> lines, ModelCatalogue catalogue)
    {
        foreach (var over in lines.Where(l => l.OverLimit is true).GroupBy(l => (l.Basis, l.LargestElse!.Id, Part: $"{l.LargestElse.Part * 100:0}", l.Limit)))
        {
            var keys = Joined(over.Select(l => Words(l.Key)));
            yield return new("over-limit", Level.High, $"{catalogue.NameOf(over.Key.Id!)} has {over.Key.Part} % of {Words(over.Key.Basis)}, counted by {keys}; the policy allows {over.Key.Limit * 100:0} %.");
        }

        foreach (var basis in lines.Where(l => l.OverLimit is null && l.Shares.Count > 0).GroupBy(l => l.Basis))
        {
            var keys = Joined(basis.Select(l => $"{Words(l.Key)} ({l.UnknownShare * 100:0} % unknown)"));
            yield return new("limit-unknown", Level.Unknown, $"Nobody can say whether {Words(basis.Key)} keep to the policy's limits, counted by {keys}.");
        }
    }

    private static string Words(ConcentrationKey key) => key switch
    {
        ConcentrationKey.Provider => "who bills us",
        ConcentrationKey.Maker => "who trained the models",
        ConcentrationKey.Host => "who serves them",
        ConcentrationKey.Gateway => "who stands between",
        ConcentrationKey.Jurisdiction => "the host's country",
        _ => "the host's bloc",
    };

    // "a", "a and b", "a, b and c".
    private static string Joined(IEnumerable<string> words) => words.ToList() is { Count: > 1 } many ? $"{string.Join(", ", many.SkipLast(1))} and {many[^1]}" : string.Concat(words);

    private static string Words(ConcentrationBasis basis) => basis switch
    {
        ConcentrationBasis.Spend => "the dollars spent",
        ConcentrationBasis.Requests => "requests",
        _ => "criticality-weighted workloads",
    };
}
