using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;

using Microsoft.AspNetCore.Components;

namespace Dashboard.Workloads;

/// <summary>Every workload, what it used, and whether one provider stops it; what belongs to none stays in sight.</summary>
public sealed partial class WorkloadsPage(WorkloadsReading reading, NavigationManager navigation) : ComponentBase
{
    private WorkloadsView? _drawn;
    private ChartModel? _flow;

    /// <summary>Shows the form.</summary>
    [SupplyParameterFromQuery]
    public bool Add { get; set; }

    /// <summary>A rule to begin with, as in <c>project:shop-*</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Rule { get; set; }

    /// <summary>"all" shows every rule.</summary>
    [SupplyParameterFromQuery]
    public string? Rules { get; set; }

    // A chart draws again when it gets another model, so the same figures keep the same one.
    private ChartModel? FlowOf(WorkloadsView view)
    {
        if (!ReferenceEquals(_drawn, view))
            (_drawn, _flow) = (view, RouteFlow.Of(view));

        return _flow;
    }

    private void Open(string key) => navigation.NavigateTo(WorkloadWords.Address(key));

    private void Close() => navigation.NavigateTo(WorkloadWords.Page);

    private static string Share(WorkloadsView view) => view switch
    {
        { Totals.Entries: 0 } => "Nothing was used.",
        { Unattributed.Entries: 0 } => "All usage has a workload.",
        { UnattributedShare: null } => "Usage that no rule matches.",
        { Totals.CostUsd: > 0 } => $"{ShareFormat.Of(view.UnattributedShare)} of spend matches no rule.",
        _ => $"{ShareFormat.Of(view.UnattributedShare)} of requests match no rule.",
    };
}
