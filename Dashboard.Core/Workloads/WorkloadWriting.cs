using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Workloads;

/// <summary>Turns a checked draft into rows; the caller saves, so that many changes can share one transaction.</summary>
public static class WorkloadWriting
{
    /// <summary>Makes or changes the workload of the draft's key; the draft must have no problems.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, WorkloadDraft draft, CancellationToken ct)
    {
        draft = Normal(draft);
        var found = await store.Workloads().Include(w => w.Rules).SingleOrDefaultAsync(w => w.Key == draft.Key, ct);
        if (found is not null && Same(Draft(found), draft))
            return Change.Unchanged;

        var workload = found ?? store.Workloads().Add(new Workload { Key = draft.Key, Name = draft.Name }).Entity;
        workload.Name = draft.Name;
        workload.Owner = draft.Owner;
        workload.Criticality = draft.Criticality;
        workload.AllowedBlocs = draft.AllowedBlocs is { } blocs ? string.Join(',', blocs) : null;
        workload.OutputUses = draft.OutputUses is { } uses ? string.Join(',', uses) : null;
        workload.Archived = draft.Archived;
        workload.Rules.Clear();
        workload.Rules.AddRange(draft.Rules!.Select(r => new AttributionRule
        {
            WorkloadKey = draft.Key,
            Kind = r.Kind,
            Pattern = r.Pattern,
            Order = r.Order,
        }));
        return found is null ? Change.Created : Change.Changed;
    }

    internal static WorkloadDraft Draft(Workload workload) => Normal(new(
        workload.Key, workload.Name, workload.Criticality, workload.Owner, workload.AllowedBlocs?.Split(','), workload.Archived,
        [.. workload.Rules.Select(r => new RuleDraft(r.Kind, r.Pattern, r.Order))],
        workload.OutputUses is { } uses ? [.. uses.Split(',').Select(Enum.Parse<OutputUse>)] : null));

    // One spelling for one meaning, so that saving the same twice changes nothing.
    private static WorkloadDraft Normal(WorkloadDraft draft) => draft with
    {
        Name = draft.Name.Trim(),
        Owner = string.IsNullOrWhiteSpace(draft.Owner) ? null : draft.Owner.Trim(),
        AllowedBlocs = draft.AllowedBlocs is null ? null : [.. WorkloadDraft.Blocs.Where(b => draft.AllowedBlocs.Contains(b, StringComparer.Ordinal))],
        OutputUses = draft.OutputUses is null ? null : [.. draft.OutputUses.Distinct().Order()],
        Rules =
        [
            .. (draft.Rules ?? [])
                .DistinctBy(r => (r.Kind, r.Pattern.ToUpperInvariant(), r.Order))
                .OrderBy(r => r.Order).ThenBy(r => r.Kind).ThenBy(r => r.Pattern, StringComparer.OrdinalIgnoreCase),
        ],
    };

    private static bool Same(WorkloadDraft a, WorkloadDraft b) =>
        a with { AllowedBlocs = null, OutputUses = null, Rules = null } == b with { AllowedBlocs = null, OutputUses = null, Rules = null }
        && (a.AllowedBlocs ?? []).SequenceEqual(b.AllowedBlocs ?? [])
        && (a.OutputUses ?? []).SequenceEqual(b.OutputUses ?? [])
        && a.Rules!.SequenceEqual(b.Rules!);
}
