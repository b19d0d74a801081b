using Dashboard.Core.Risk;
using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Routing.Sources;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Attributing;
using Dashboard.Core.Workloads;

namespace Dashboard.Workloads;

/// <summary>Every workload with what it used, and what belongs to none.</summary>
public sealed record WorkloadsView(IReadOnlyList<WorkloadRow> Rows, SpendFigures Unattributed, SpendFigures Totals, string TimeZone, IReadOnlyList<RouteDraft> Routes)
{
    /// <summary>The part of the spend without a workload; of requests where nothing has a price; null when nothing was used.</summary>
    public decimal? UnattributedShare =>
        Totals.CostUsd is > 0 and var cost ? (Unattributed.CostUsd ?? 0) / cost
        : Totals.Requests is > 0 and var requests ? (decimal)(Unattributed.Requests ?? 0) / requests
        : null;
}

/// <summary>One workload.</summary>
/// <param name="Risk">Null for an archived one: nobody judges it any more.</param>
/// <param name="Used">Null when nothing was used.</param>
public sealed record WorkloadRow(WorkloadDraft Draft, WorkloadRisk? Risk, SpendFigures? Used);

/// <summary>One workload with its routes; <paramref name="Row"/> is null when there is none of this key.</summary>
public sealed record WorkloadView(WorkloadRow? Row, IReadOnlyList<RouteDraft> Routes, IReadOnlyList<RouteSource> Sources, IReadOnlyList<RouteChangeLine> Changes);

/// <summary>Usage without a workload, the largest first, and every rule in the order in which it is asked.</summary>
/// <param name="Workloads">Those that a rule can be made for.</param>
public sealed record AttributionView(IReadOnlyList<UnattributedUsage> Unattributed, IReadOnlyList<RuleEffect> Rules, IReadOnlyList<WorkloadChoice> Workloads);

/// <summary>A workload by key and name.</summary>
public sealed record WorkloadChoice(string Key, string Name);
