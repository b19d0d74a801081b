using Dashboard.Core.Risk;
using Dashboard.Core.Risk.Scenarios;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>scenarios: [{name: Without Anthropic, off: ["provider:anthropic"], prices: ["provider:openai=2"], retire: ["openai/gpt-5=2027-03-01"]}]</c>.</summary>
internal sealed class ScenariosSection : ConfigListSection<ScenarioDraft>
{
    public override string Name => "scenarios";

    public override int Order => 60;

    protected override ScenarioDraft Read(FieldReader fields) =>
        new(fields.Required("name").Trim(), new(fields.Texts("off") ?? [], fields.Texts("prices") ?? [], fields.Texts("retire") ?? []));

    protected override IEnumerable<Problem> Problems(ScenarioDraft draft) => draft.Problems();

    protected override string KeyOf(ScenarioDraft draft) => draft.Name;

    protected override Task<Change> WriteAsync(DashboardStore store, ScenarioDraft draft, DateTime now, CancellationToken ct) =>
        SavedScenarios.WriteAsync(store, draft, "apply", now, ct);

    protected override async Task<IEnumerable<ScenarioDraft>> ListAsync(DashboardStore store, CancellationToken ct) =>
        (await store.SavedScenarios().AsNoTracking().OrderBy(s => s.Name).ToListAsync(ct)).Select(ScenarioDraft.Of);

    protected override ConfigNode Write(ScenarioDraft draft) => ConfigMap.Of(
        ("name", ConfigScalar.Of(draft.Name)),
        ("off", ConfigList.Of(draft.What.Off.Select(o => ConfigScalar.Of(o)!))),
        ("prices", ConfigList.Of(draft.What.Prices.Select(p => ConfigScalar.Of(p)!))),
        ("retire", draft.What.Retired.Count == 0 ? null : ConfigList.Of(draft.What.Retired.Select(r => ConfigScalar.Of(r)!))));
}
