using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Exposure;

/// <summary>
/// What of ours a provider touches, in whatever role: it bills us, serves, routes or made the model. Over the 30 days that
/// end with <paramref name="AsOf"/>.
/// </summary>
/// <param name="SpendUsd">Null when nothing of it has a price.</param>
/// <param name="SpendShare">Of everything that has a price; null when nothing has.</param>
/// <param name="Unpriced">Some of its traffic has no price, so the spend is at least this much.</param>
/// <param name="Workloads">The heaviest first; a null key is what no workload claims.</param>
public sealed record ProviderExposure(
    string Provider, DateOnly AsOf, IReadOnlyList<string> Roles, decimal? SpendUsd, double? SpendShare, long Requests, double? RequestShare, bool Unpriced,
    IReadOnlyList<TouchedWorkload> Workloads)
{
    /// <summary>A provider with this part of spend or of requests is a large one.</summary>
    public const double Large = 0.1;

    public bool IsUsed => Requests > 0;

    public bool IsLarge => SpendShare >= Large || RequestShare >= Large;

    /// <summary>A workload has nothing left when the provider is gone.</summary>
    public bool Stops => Workloads.Any(w => w.Stops);
}

/// <summary>A workload that a provider touches.</summary>
/// <param name="Stops">Its routes certainly have nothing left without the provider.</param>
/// <param name="OnlyRouted">Its routes name the provider, but no traffic was seen.</param>
public sealed record TouchedWorkload(
    string? Key, string Name, Criticality? Criticality, decimal? SpendUsd, long Requests, SingleProviderAnswer? SingleProvider, bool Stops, bool OnlyRouted);

/// <summary>Joins what providers do with what we use of them.</summary>
public sealed class ProviderExposures(RiskFacts facts, ModelCatalogue catalogue)
{
    private readonly RiskAnswer _risk = RiskQuery.Judge(facts, catalogue);

    public ProviderExposure Of(string provider)
    {
        var touched = facts.Month.Where(o => RolesOf(o, provider).Any()).ToList();
        var spend = Spend(touched);
        var all = Spend(facts.Month);
        var requests = Requests(touched);
        var allRequests = Requests(facts.Month);
        return new(
            provider, facts.AsOf, [.. touched.SelectMany(o => RolesOf(o, provider)).Distinct()], spend, all is > 0 ? (double)((spend ?? 0) / all.Value) : null,
            requests, allRequests == 0 ? null : (double)requests / allRequests, touched.Exists(o => o.Figures.CostUsd is null || o.Figures.UnpricedEntries > 0),
            [.. Touched(provider, touched)]);
    }

    /// <summary>Every provider that traffic names.</summary>
    public IEnumerable<string> Known => facts.Month.SelectMany(o => new[] { o.Contract, o.Gateway, o.Host, o.Maker }).OfType<string>().Distinct(StringComparer.Ordinal);

    private IEnumerable<TouchedWorkload> Touched(string provider, List<ObservedParties> touched)
    {
        var routed = facts.Routes.Where(r => r.Targets.Any(t => t.Host == provider || t.Gateway == provider || t.Contract == provider)).Select(r => r.Workload);
        return touched.Select(o => o.Workload).Concat(routed).Distinct(StringComparer.Ordinal)
            .Select(key => Of(provider, key, touched.Where(o => o.Workload == key).ToList()))
            .OrderByDescending(w => w.SpendUsd ?? -1).ThenByDescending(w => w.Requests).ThenBy(w => w.Name, StringComparer.Ordinal);
    }

    private TouchedWorkload Of(string provider, string? key, List<ObservedParties> traffic)
    {
        var risk = _risk.Workloads.FirstOrDefault(w => w.Key == key);
        return new(
            key, risk?.Name ?? key ?? "Unattributed", risk?.Criticality, Spend(traffic), Requests(traffic), risk?.SingleProvider,
            risk?.DependsOn.Any(d => d.Kind is not (NodeKind.Jurisdiction or NodeKind.Bloc or NodeKind.Model) && d.Id == provider) ?? false, traffic.Count == 0);
    }

    private static IEnumerable<string> RolesOf(ObservedParties o, string provider)
    {
        if (o.Contract == provider)
            yield return "contract";

        if (o.Gateway == provider)
            yield return "gateway";

        if (o.Host == provider)
            yield return "host";

        if (o.Maker == provider)
            yield return "maker";
    }

    private static decimal? Spend(IReadOnlyCollection<ObservedParties> traffic) =>
        traffic.Any(o => o.Figures.CostUsd is not null) ? traffic.Sum(o => o.Figures.CostUsd ?? 0) : null;

    private static long Requests(IEnumerable<ObservedParties> traffic) => traffic.Sum(o => o.Figures.Requests ?? o.Figures.Entries);
}

/// <summary>Asks for the facts once, for as many providers as a page shows.</summary>
public sealed class ExposureQuery(RiskFactsQuery facts, ReportingDayQuery days, ModelCatalogue catalogue)
{
    public async Task<ProviderExposures> ReadAsync(CancellationToken ct) => new(await facts.ReadAsync((await days.TodayAsync(ct)).Today, ct), catalogue);
}
