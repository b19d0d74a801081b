using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.Risk.Retirement;
using Dashboard.Core.Workloads;

namespace Dashboard.Overview;

/// <summary>Firm retirements of what we use, the next one first: the head of the radar.</summary>
public sealed class RetirementsQuery(RetirementRadarQuery radar, ListingsQuery listings, PagesQuery pages, WorkloadsQuery workloads)
{
    private const int Most = 5;

    public async Task<RetirementsAhead> AskAsync(CancellationToken ct)
    {
        var firm = (await radar.ListAsync(ct)).Where(m => m.Firm).ToList();
        var near = firm.Where(m => m.Stage is not null).ToList();
        var sources = (await listings.SourcesAsync(ct)).Count(s => s.LastVerifiedAt is not null) + (await pages.ListAsync(ct)).Count(p => p.Kind is PageKind.Deprecations && p.LastVerifiedAt is not null);
        return new(
            sources, near.Count, near.TrueForAll(m => m.CostUsd is not null) ? near.Sum(m => m.CostUsd) : null, [.. firm.Take(Most)],
            (await workloads.ListAsync(ct)).ToDictionary(w => w.Key, w => w.Name, StringComparer.Ordinal));
    }
}

/// <summary>What is to come.</summary>
/// <param name="Sources">Lists and pages that were read: none, and only what came with the product speaks.</param>
/// <param name="NearUsd">Of the last 30 days; null when one of them is unpriced.</param>
public sealed record RetirementsAhead(int Sources, int Near, decimal? NearUsd, IReadOnlyList<RetiringModel> Lines, IReadOnlyDictionary<string, string> Workloads);
