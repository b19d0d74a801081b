using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;

namespace Dashboard.Core.Risk.Concentration;

/// <summary>Over what concentration is measured.</summary>
public enum ConcentrationBasis
{
    /// <summary>Best available cost; what has no price cannot be counted and shows as the priced share.</summary>
    Spend,
    Requests,

    /// <summary>Workloads by criticality, each split by its own requests.</summary>
    Workloads,
}

/// <summary>Turns observed traffic into amounts by party.</summary>
public static class ConcentrationLines
{
    /// <summary>The share that goes to hosts without anybody between.</summary>
    public const string Direct = "direct";

    /// <summary>The home of what we run ourselves.</summary>
    public const string OwnHouse = "own";

    public static IEnumerable<ShareLine> Of(
        ConcentrationKey key, ConcentrationBasis basis, IReadOnlyList<ObservedParties> observed, IReadOnlyList<WorkloadDraft> workloads, Func<string?, bool> isOwn) =>
        basis is ConcentrationBasis.Workloads
            // Where nothing at all was seen there is nothing to measure, which is not the same as one unnamed party.
            ? observed.Count == 0 ? [] : OfWorkloads(key, observed, workloads, isOwn)
            : observed.Select(o => Party(key, o, isOwn) with { Amount = basis is ConcentrationBasis.Spend ? o.Figures.CostUsd ?? 0 : Requests(o) });

    private static IEnumerable<ShareLine> OfWorkloads(ConcentrationKey key, IReadOnlyList<ObservedParties> observed, IReadOnlyList<WorkloadDraft> workloads, Func<string?, bool> isOwn)
    {
        var seen = observed.ToLookup(o => o.Workload ?? "", StringComparer.Ordinal);
        return workloads.Where(w => !w.Archived).SelectMany(w => OfWorkload(key, w, [.. seen[w.Key]], isOwn));
    }

    private static IEnumerable<ShareLine> OfWorkload(ConcentrationKey key, WorkloadDraft workload, List<ObservedParties> observed, Func<string?, bool> isOwn)
    {
        var weight = (decimal)Weights.Of(workload.Criticality);
        var requests = observed.Sum(Requests);
        // Nobody was seen: it depends on somebody all the same.
        return requests == 0
            ? [new ShareLine(null, weight)]
            : observed.Select(o => Party(key, o, isOwn) with { Amount = weight * Requests(o) / requests });
    }

    // Sources without a count of requests still show that somebody was called.
    private static decimal Requests(ObservedParties o) => o.Figures.Requests ?? o.Figures.Entries;

    private static ShareLine Party(ConcentrationKey key, ObservedParties o, Func<string?, bool> isOwn)
    {
        var ownHost = isOwn(o.Host);
        return key switch
        {
            ConcentrationKey.Provider => ownHost && o.Contract is null or "" ? new(OwnHouse, 0, true) : new(o.Contract, 0, isOwn(o.Contract)),
            ConcentrationKey.Maker => new(o.Maker, 0),
            ConcentrationKey.Host => new(o.Host, 0, ownHost),
            ConcentrationKey.Gateway => new(o.Gateway ?? Direct, 0, isOwn(o.Gateway)),
            ConcentrationKey.Jurisdiction => ownHost ? new(OwnHouse, 0, true) : new(o.HostCountry, 0),
            _ => ownHost ? new(OwnHouse, 0, true) : new(o.HostBloc, 0),
        };
    }
}
