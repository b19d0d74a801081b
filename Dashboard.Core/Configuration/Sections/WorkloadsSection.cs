using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>workloads: [{name, key, owner, criticality, allowedBlocs, outputUse, archived, attribution: [{project: "support-*"}]}]</c>.</summary>
internal sealed class WorkloadsSection : ConfigListSection<WorkloadDraft>
{
    public const string Field = "workloads";

    public override string Name => Field;

    public override int Order => 10;

    public override async Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct)
    {
        var names = await store.Workloads().AsNoTracking().Select(w => new { w.Key, w.Name }).ToListAsync(ct);
        var here = items.Select(i => (WorkloadDraft)i.Draft).ToList();
        // The file may rename: whoever it mentions counts by the name that the file gives.
        var all = names.Where(n => !here.Exists(d => d.Key == n.Key)).Select(n => n.Name).Concat(here.Select(d => d.Name.Trim())).ToList();
        foreach (var item in items)
        {
            var name = ((WorkloadDraft)item.Draft).Name.Trim();
            if (name.Length > 0 && all.Count(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) > 1)
                problems.Add(new($"{item.Path}.name", $"There is another workload named \"{name}\"; give this one another name, or that one's key."));
        }

        return items;
    }

    protected override WorkloadDraft Read(FieldReader fields)
    {
        var name = fields.Required("name");
        return new(
            fields.Text("key") ?? (name.Length == 0 ? "" : WorkloadKey.FromName(name).Value),
            name,
            fields.Choice<Criticality>("criticality") ?? Criticality.Medium,
            fields.Text("owner"),
            fields.Texts("allowedBlocs"),
            fields.Flag("archived"),
            [.. ReadRules(fields)],
            ReadUses(fields));
    }

    protected override IEnumerable<Problem> Problems(WorkloadDraft draft) =>
        draft.Problems().Select(p => p with { Path = p.Path.Replace("rules[", "attribution[", StringComparison.Ordinal) });

    protected override string KeyOf(WorkloadDraft draft) => draft.Key;

    protected override Task<Change> WriteAsync(DashboardStore store, WorkloadDraft draft, DateTime now, CancellationToken ct) =>
        WorkloadWriting.WriteAsync(store, draft, ct);

    protected override string? SampleKind => MarkKinds.Workload;

    protected override async Task<IEnumerable<WorkloadDraft>> ListAsync(DashboardStore store, CancellationToken ct) =>
        await WorkloadsQuery.ListAsync(store, ct);

    protected override ConfigNode Write(WorkloadDraft draft) => ConfigMap.Of(
        ("key", ConfigScalar.Of(draft.Key)),
        ("name", ConfigScalar.Of(draft.Name)),
        ("owner", ConfigScalar.Of(draft.Owner)),
        ("criticality", ConfigScalar.Of(ConfigWords.Write(draft.Criticality))),
        ("allowedBlocs", draft.AllowedBlocs is null ? null : ConfigList.Of(draft.AllowedBlocs.Select(b => ConfigScalar.Of(b)!))),
        ("outputUse", draft.OutputUses is null ? null : ConfigList.Of(draft.OutputUses.Select(u => ConfigScalar.Of(ConfigWords.Write(u))!))),
        ("archived", ConfigScalar.Of(draft.Archived)),
        ("attribution", ConfigList.Of(draft.Rules!.Select(r => ConfigMap.Of(
            (ConfigWords.Write(r.Kind), ConfigScalar.Of(r.Pattern)),
            ("order", r.Order == 0 ? null : ConfigScalar.Of((double)r.Order)))))));

    private static List<OutputUse>? ReadUses(FieldReader fields)
    {
        if (fields.Texts("outputUse") is not { } texts)
            return null;

        var uses = new List<OutputUse>();
        foreach (var text in texts)
        {
            if (ConfigWords.Read<OutputUse>(text) is { } use)
                uses.Add(use);
            else
                fields.Say("outputUse", $"\"{text}\" is not one of {string.Join(", ", Enum.GetValues<OutputUse>().Select(ConfigWords.Write))}.");
        }

        return uses;
    }

    private static IEnumerable<RuleDraft> ReadRules(FieldReader fields)
    {
        foreach (var node in fields.Items("attribution"))
        {
            var rule = fields.Inner(node);
            var order = rule.Whole("order") ?? 0;
            var marks = Enum.GetValues<RuleKind>().Where(k => rule.Has(ConfigWords.Write(k))).ToList();
            if (marks.Count == 0)
                yield return new(rule.RequiredChoice<RuleKind>("kind"), rule.Required("pattern"), order);
            else if (marks.Count == 1)
                yield return new(marks[0], rule.Required(ConfigWords.Write(marks[0])), order);
            else
                rule.Say(ConfigWords.Write(marks[1]), "A rule looks at one mark only; write a rule for each.");

            rule.Finish();
        }
    }
}
