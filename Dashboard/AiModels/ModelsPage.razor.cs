using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.PriceChanges;
using Dashboard.Core.Risk.Retirement;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;
using Dashboard.Kit;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>Models in use that end, and prices in use that changed.</summary>
public sealed partial class ModelsPage(RetirementRadarQuery radar, PriceStepsQuery prices, WorkloadsQuery workloads, ReportingDayQuery days, ModelCatalogue catalogue) : ComponentBase
{
    private const int PriceDays = 365;

    private LoadFrame<RadarView>? _frame;

    /// <summary>firm, bounds or near; anything else shows all.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Workload { get; set; }

    private async Task<RadarView> LoadAsync(CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).Today;
        var since = today.AddDays(-PriceDays);
        return new(
            await radar.ListAsync(ct), today, await prices.SinceAsync(since, ct), since,
            (await workloads.ListAsync(ct)).ToDictionary(w => w.Key, w => w.Name, StringComparer.Ordinal), catalogue.Version);
    }
}

/// <summary>What the radar shows, as of one day.</summary>
public sealed record RadarView(
    IReadOnlyList<RetiringModel> Models, DateOnly Today, IReadOnlyList<PriceStep> Prices, DateOnly PricesSince, IReadOnlyDictionary<string, string> Workloads, string Catalogue)
{
    public IReadOnlyList<RetiringModel> Near => [.. Models.Where(m => m.Stage is not null)];

    /// <summary>Null when one of them is unpriced.</summary>
    public decimal? NearUsd => Near.Any(m => m.CostUsd is null) ? null : Near.Sum(m => m.CostUsd ?? 0);

    public RetiringModel? Next => Models.FirstOrDefault(m => m is { Firm: true, DaysLeft: >= 0 });

    public int Bounds => Models.Count(m => !m.Firm);

    /// <summary>For the calendar: what lies ahead, and what ended lately and is still called.</summary>
    public IReadOnlyList<RetiringModel> Shown => Models;
}
