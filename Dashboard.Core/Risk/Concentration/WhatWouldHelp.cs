using System.Globalization;

using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Concentration;

/// <summary>Which move of a workload would bring the concentration on one provider down, and how far. Pure.</summary>
public sealed class WhatWouldHelp(RiskFacts facts, ModelCatalogue catalogue)
{
    private const int MostAsked = 10;
    private const int MostSaid = 3;

    private readonly RouteReading _reading = new(catalogue);

    /// <summary>The smallest moves that reach the goal first; nothing when spend is not concentrated.</summary>
    /// <param name="line">Spend by provider, as it was measured.</param>
    public IReadOnlyList<Help> List(ConcentrationLine line)
    {
        if (line.LargestElse is not { Id: { } largest } || (line.OverLimit is not true && line.Band < ConcentrationBand.Medium))
            return [];

        var lines = ConcentrationLines.Of(line.Key, line.Basis, facts.Month, facts.Workloads, IsOwn).ToList();
        var spend = facts.Month.Where(o => o.Contract == largest && o.Workload is not null)
            .GroupBy(o => o.Workload!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(o => o.Figures.CostUsd ?? 0), StringComparer.Ordinal);
        return
        [
            .. facts.Workloads.Where(w => !w.Archived && spend.GetValueOrDefault(w.Key) > 0)
                .OrderByDescending(w => spend[w.Key]).Take(MostAsked)
                .SelectMany(w => Others(w, largest, line).Select(to => Move(line, lines, w, spend[w.Key], largest, to)))
                .OfType<Help>()
                .OrderByDescending(h => h.Reaches).ThenBy(h => h.Reaches ? (double)h.MovedUsd : h.After).ThenBy(h => h.Workload, StringComparer.Ordinal)
                .DistinctBy(h => h.Workload).Take(MostSaid),
        ];
    }

    // Its own fallbacks first: somebody has already decided that they will do.
    private IEnumerable<(string Key, bool Configured)> Others(WorkloadDraft workload, string largest, ConcentrationLine line)
    {
        var fallbacks = facts.Routes.Where(r => r.Workload == workload.Key).SelectMany(r => r.Fallbacks)
            .Select(f => TargetReading.IdOf(_reading.Needs(f), NodeKind.Provider)).OfType<string>().Where(p => p != largest).Distinct(StringComparer.Ordinal).ToList();
        return fallbacks.Count > 0
            ? fallbacks.Select(f => (f, true))
            : line.Shares.Where(s => s is { Id: not null, Own: false } && s.Id != largest && Allowed(workload, s.Id)).TakeLast(1).Select(s => (s.Id!, false));
    }

    private bool Allowed(WorkloadDraft workload, string provider) =>
        workload.AllowedBlocs is null || catalogue.Find(new ProviderKey(provider))?.Bloc is { } bloc && workload.AllowedBlocs.Contains(bloc.ToString(), StringComparer.OrdinalIgnoreCase);

    private Help? Move(ConcentrationLine line, List<ShareLine> lines, WorkloadDraft workload, decimal spend, string from, (string Key, bool Configured) to)
    {
        for (var percent = 1; percent <= 100; percent++)
        {
            var moved = spend * percent / 100;
            var after = ConcentrationMeasure.Of([.. lines, new(from, -moved), new(to.Key, moved, IsOwn(to.Key))], net: true);
            var share = after.Shares.Where(s => s.Id == from).Sum(s => s.Part) + after.UnknownShare;
            var reaches = line.OverLimit is true ? share <= line.Limit : after.Band < line.Band;
            if (!reaches && percent < 100)
                continue;

            return after.Hhi is not { } hhi || hhi >= line.Hhi ? null
                : new(workload.Key, from, to.Key, percent, moved, line.Hhi!.Value, Math.Round(hhi, 0), after.Band, reaches, Sentence(workload, from, to, percent, moved, line, hhi, after.Band, reaches));
        }

        return null;
    }

    private string Sentence(WorkloadDraft workload, string from, (string Key, bool Configured) to, int percent, decimal moved, ConcentrationLine line, double hhi, ConcentrationBand band, bool reaches) =>
        string.Create(CultureInfo.InvariantCulture,
            $"Moving {percent} % of {workload.Name} (${moved:#,0.00} in 30 days) from {NameOf(from)} to {NameOf(to.Key)}{(to.Configured ? ", its fallback," : "")} brings the index by provider from {line.Hhi:#,0} to {hhi:#,0} ({band.ToString().ToLowerInvariant()}){(reaches && line.OverLimit is true ? $" and {NameOf(from)} to the {line.Limit * 100:0} % that the policy allows" : "")}.");

    private string NameOf(string key) => catalogue.NameOf(key);

    private bool IsOwn(string? key) => key is not null && catalogue.FindByName(key) is { SelfOperated: true };
}

/// <summary>One move and what it does.</summary>
/// <param name="Percent">Of the workload's spend on <paramref name="From"/>.</param>
/// <param name="Reaches">It keeps the policy's limit, or comes down to a lower band.</param>
public sealed record Help(string Workload, string From, string To, int Percent, decimal MovedUsd, double Before, double After, ConcentrationBand Band, bool Reaches, string Sentence);
