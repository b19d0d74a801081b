using System.Globalization;

using Dashboard.Core.Marks;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary>
/// <c>budgets: [{name, key, scope: workload, of: support-bot, period: month, resetOn: 1, limit: 1200, currency: USD,
/// alertAt: [50%, 80%, 100%], alertOnProjection: true}]</c>.
/// </summary>
internal sealed class BudgetsSection(ModelCatalogue catalogue) : ConfigListSection<BudgetDraft>
{
    private const string Applied = "apply";

    public override string Name => "budgets";

    public override int Order => 60;

    public override async Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct)
    {
        var here = items.Select(i => (BudgetDraft)i.Draft).ToList();
        var names = await store.Budgets().AsNoTracking().Select(b => new { b.Key, b.Name }).ToListAsync(ct);
        // The file may rename: whoever it mentions counts by the name that the file gives.
        var all = names.Where(n => !here.Exists(d => d.Key == n.Key)).Select(n => n.Name).Concat(here.Select(d => d.Name.Trim())).ToList();
        var workloads = (await store.Workloads().Select(w => w.Key).ToListAsync(ct)).Concat(file.Drafts<WorkloadDraft>(WorkloadsSection.Field).Select(w => w.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var draft = (BudgetDraft)item.Draft;
            if (draft.Name.Trim() is { Length: > 0 } name && all.Count(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) > 1)
                problems.Add(new($"{item.Path}.name", $"There is another budget named \"{name}\"; give this one another name, or that one's key."));

            if (draft is { Scope: BudgetScope.Workload, Of: { Length: > 0 } workload } && !workloads.Contains(workload))
                problems.Add(new($"{item.Path}.of", $"There is no workload with the key \"{workload}\", neither here nor in the file."));
        }

        // A name that our own rows use is meant as it stands; any other is that of a tool, as in "aws".
        var billed = (await store.Series().Where(s => s.Contract != null).Select(s => s.Contract!).Distinct().ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return [.. items.Select(i => i.Draft is BudgetDraft { Scope: BudgetScope.Provider, Of: { Length: > 0 } of } d && !billed.Contains(of) ? i with { Draft = d with { Of = catalogue.ContractOf(of) } } : i)];
    }

    protected override BudgetDraft Read(FieldReader fields)
    {
        var name = fields.Required("name");
        return new(
            fields.Text("key") ?? (name.Length == 0 ? "" : WorkloadKey.FromName(name).Value),
            name,
            Limit(fields),
            fields.Choice<BudgetScope>("scope") ?? BudgetScope.All,
            fields.Text("of"),
            fields.Choice<BudgetCycle>("period") ?? BudgetCycle.Month,
            fields.Whole("resetOn") ?? 1,
            fields.Text("currency") ?? "USD",
            fields.Texts("alertAt") is { } alerts ? [.. alerts.Select((text, at) => Percent(fields, $"alertAt[{at}]", text))] : null,
            !fields.Has("alertOnProjection") || fields.Flag("alertOnProjection"));
    }

    protected override IEnumerable<Problem> Problems(BudgetDraft draft) => draft.Problems();

    protected override string KeyOf(BudgetDraft draft) => draft.Key;

    protected override Task<Change> WriteAsync(DashboardStore store, BudgetDraft draft, DateTime now, CancellationToken ct) =>
        BudgetWriting.WriteAsync(store, draft, Applied, now, ct);

    protected override string? SampleKind => MarkKinds.Budget;

    protected override async Task<IEnumerable<BudgetDraft>> ListAsync(DashboardStore store, CancellationToken ct) =>
        (await store.Budgets().AsNoTracking().ToListAsync(ct)).OrderBy(b => b.Name, StringComparer.OrdinalIgnoreCase).Select(BudgetWriting.Draft);

    protected override ConfigNode Write(BudgetDraft draft) => ConfigMap.Of(
        ("key", ConfigScalar.Of(draft.Key)),
        ("name", ConfigScalar.Of(draft.Name)),
        ("scope", ConfigScalar.Of(ConfigWords.Write(draft.Scope))),
        ("of", ConfigScalar.Of(draft.Of)),
        ("period", ConfigScalar.Of(ConfigWords.Write(draft.Cycle))),
        ("resetOn", ConfigScalar.Of((double)draft.ResetOn)),
        ("limit", new ConfigScalar("", draft.Limit.ToString("0.#########", CultureInfo.InvariantCulture), IsText: false)),
        ("currency", ConfigScalar.Of(draft.Currency)),
        // An empty list means none; leaving it out would mean the usual ones.
        ("alertAt", new ConfigList("", [.. draft.AlertAt!.Select(p => ConfigScalar.Of($"{p}%")!)])),
        ("alertOnProjection", new ConfigScalar("", draft.AlertOnProjection ? "true" : "false", IsText: false)));

    // Decimal from the first digit on: money never passes through binary fractions.
    private static decimal Limit(FieldReader fields)
    {
        var text = fields.Required("limit");
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var limit))
            return limit;

        if (text.Length > 0)
            fields.Say("limit", $"\"{text}\" is no number.");

        return 0;
    }

    private static int Percent(FieldReader fields, string name, string text)
    {
        if (int.TryParse(text.TrimEnd().TrimEnd('%').TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var percent))
            return percent;

        fields.Say(name, $"\"{text}\" is no whole percentage such as 80%.");
        return 100;
    }
}
