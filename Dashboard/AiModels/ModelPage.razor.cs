using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Risk.Sheets;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Workloads;
using Dashboard.Kit;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.AiModels;

/// <summary>One model: its maker's facts, every offering side by side, where we use it.</summary>
public sealed partial class ModelPage(ModelSheetQuery sheets, WorkloadsQuery workloads, ReportingDayQuery days, ModelCatalogue catalogue) : ComponentBase
{
    private LoadFrame<ModelView>? _frame;

    [Parameter]
    public string Maker { get; set; } = "";

    [Parameter]
    public string? Name { get; set; }

    private async Task<ModelView> LoadAsync(CancellationToken ct) => new(
        await sheets.AskAsync(new ModelKey(new ProviderKey(Maker), Name ?? ""), ct),
        (await workloads.ListAsync(ct)).ToDictionary(w => w.Key, w => w.Name, StringComparer.Ordinal),
        (await days.TodayAsync(ct)).Today);

    private string? Provider(string? host) => host is null ? null : catalogue.Find(new ProviderKey(host))?.Name;

    private static string Kinds(Modalities kinds) => kinds is Modalities.None ? Words.Unknown : kinds.ToString().ToLowerInvariant();

    private static string YesNo(bool? value) => value switch { true => "yes", false => "no", _ => Words.Unknown };
}

/// <summary>What the page shows.</summary>
public sealed record ModelView(ModelSheet? Sheet, IReadOnlyDictionary<string, string> Workloads, DateOnly Today)
{
    /// <summary>Null when a source counts none.</summary>
    public long? Requests => Sheet!.Uses.Any(u => u.Figures.Requests is null) ? null : Sheet.Uses.Sum(u => u.Figures.Requests!.Value);

    public decimal? CostUsd => Sheet!.Uses.Any(u => u.Figures.CostUsd is null) ? null : Sheet.Uses.Sum(u => u.Figures.CostUsd!.Value);

    /// <summary>Open questions first, then the soonest.</summary>
    public IReadOnlyList<LifecycleVerdict> Ends =>
        [.. Sheet!.Offerings.Select(o => o.End).OfType<LifecycleVerdict>().Distinct().OrderByDescending(e => e.Disagree).ThenByDescending(e => e.Firm).ThenBy(e => e.Ends)];

    public DateOnly? FirstEnd => Sheet!.Offerings.Where(o => o.End is { Firm: true }).Min(o => o.End!.Ends);
}
