using Dashboard.Core.Workloads;

namespace Dashboard.Workloads;

/// <summary>A workload while somebody types it.</summary>
internal sealed class WorkloadInput
{
    /// <summary>Empty until it is saved for the first time.</summary>
    public string Key { get; init; } = "";

    public string Name { get; set; } = "";

    public string? Owner { get; set; }

    public Criticality Criticality { get; set; } = Criticality.Medium;

    public bool Archived { get; set; }

    /// <summary>Whether only some blocs may serve it.</summary>
    public bool Held { get; set; }

    public HashSet<string> Blocs { get; } = new(StringComparer.Ordinal);

    /// <summary>Empty is "not declared".</summary>
    public HashSet<OutputUse> OutputUses { get; } = [];

    public List<RuleInput> Rules { get; } = [];

    public static WorkloadInput From(WorkloadDraft draft)
    {
        var input = new WorkloadInput
        {
            Key = draft.Key,
            Name = draft.Name,
            Owner = draft.Owner,
            Criticality = draft.Criticality,
            Archived = draft.Archived,
            Held = draft.AllowedBlocs is not null,
        };
        input.Blocs.UnionWith(draft.AllowedBlocs ?? []);
        input.OutputUses.UnionWith(draft.OutputUses ?? []);
        input.Rules.AddRange((draft.Rules ?? []).Select(r => new RuleInput { Kind = r.Kind, Pattern = r.Pattern, Order = r.Order }));
        return input;
    }

    public WorkloadDraft ToDraft() => new(
        Key, Name.Trim(), Criticality, Owner, Held ? [.. WorkloadDraft.Blocs.Where(Blocs.Contains)] : null, Archived,
        [.. Rules.Select(r => new RuleDraft(r.Kind, r.Pattern.Trim(), r.Order))],
        OutputUses.Count == 0 ? null : [.. OutputUses.Order()]);

    public void Use(OutputUse use, bool declared)
    {
        if (declared)
            OutputUses.Add(use);
        else
            OutputUses.Remove(use);
    }

    public void Hold(string bloc, bool allowed)
    {
        if (allowed)
            Blocs.Add(bloc);
        else
            Blocs.Remove(bloc);
    }
}

/// <summary>A rule while somebody types it.</summary>
internal sealed class RuleInput
{
    public RuleKind Kind { get; set; } = RuleKind.Project;

    public string Pattern { get; set; } = "";

    public int Order { get; set; }
}
