using Dashboard.Core.Marks;
using Dashboard.Core.Providers;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary>
/// <c>routes: [{workload, name, strict, primary: anthropic/claude-opus-4-6, fallbacks: [{host: nebius, model: deepseek-v3, gateway: litellm}]}]</c>;
/// a target is <c>provider/model</c> or its fields, a workload its key or its name.
/// </summary>
internal sealed class RoutesSection(ModelCatalogue catalogue) : ConfigListSection<RouteDraft>
{
    public override string Name => "routes";

    public override int Order => 20;

    public override async Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct)
    {
        var stored = await store.Workloads().AsNoTracking().Select(w => new { w.Key, w.Name }).ToListAsync(ct);
        var here = file.Drafts<WorkloadDraft>(WorkloadsSection.Field).Select(d => new { d.Key, d.Name }).ToList();
        var all = here.Concat(stored.Where(s => !here.Exists(h => h.Key == s.Key))).ToList();
        var resolved = new List<ConfigItem>();
        foreach (var item in items)
        {
            var route = (RouteDraft)item.Draft;
            var workload = all.Find(w => w.Key == route.Workload) ?? all.Find(w => w.Name.Equals(route.Workload, StringComparison.OrdinalIgnoreCase));
            if (workload is not null)
                resolved.Add(item with { Draft = route with { Workload = workload.Key }, Key = $"{workload.Key}/{route.Name}" });
            else if (route.Workload.Length > 0)
                problems.Add(new($"{item.Path}.workload", $"There is no workload \"{route.Workload}\", neither in this file nor in the installation."));
        }

        foreach (var twice in resolved.GroupBy(i => i.Key, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            problems.Add(new(twice.Path, $"\"{twice.Key}\" stands in this file already; give the route another name."));

        return resolved;
    }

    protected override RouteDraft Read(FieldReader fields) => new(
        fields.Required("workload"), fields.Text("name") ?? "main",
        [.. Targets(fields, "primary", TargetRole.Primary), .. Targets(fields, "fallbacks", TargetRole.Fallback)],
        fields.Flag("strict"));

    protected override IEnumerable<Problem> Problems(RouteDraft draft) => draft.Problems();

    // Two routes may name one workload in two ways: they are told apart once the names are resolved.
    protected override string KeyOf(RouteDraft draft) => "";

    protected override Task<Change> WriteAsync(DashboardStore store, RouteDraft draft, DateTime now, CancellationToken ct) =>
        RouteWriting.WriteAsync(store, draft, new("apply", RouteOrigin.Apply, now), ct);

    protected override string? SampleKind => MarkKinds.Workload;

    protected override string MarkOf(RouteDraft draft) => draft.Workload;

    protected override async Task<IEnumerable<RouteDraft>> ListAsync(DashboardStore store, CancellationToken ct) => await RoutesQuery.ListAsync(store, ct);

    protected override ConfigNode Write(RouteDraft draft) => ConfigMap.Of(
        ("workload", ConfigScalar.Of(draft.Workload)),
        ("name", ConfigScalar.Of(draft.Name)),
        ("strict", ConfigScalar.Of(draft.Strict)),
        ("primary", ConfigList.Of(draft.Primary.Select(Write))),
        ("fallbacks", ConfigList.Of(draft.Fallbacks.Select(Write))));

    private ConfigNode Write(TargetDraft target) => Parse(target.Text, target.Role) == target
        ? ConfigScalar.Of(target.Text)!
        : ConfigMap.Of(
            ("host", ConfigScalar.Of(target.Host)),
            ("model", ConfigScalar.Of(target.Model)),
            ("gateway", ConfigScalar.Of(target.Gateway)),
            ("gatewayHidden", ConfigScalar.Of(target.GatewayHidden)),
            ("contract", ConfigScalar.Of(target.Contract)),
            ("weight", ConfigScalar.Of(target.Weight)));

    private IEnumerable<TargetDraft> Targets(FieldReader fields, string name, TargetRole role)
    {
        foreach (var node in fields.Items(name))
        {
            if (node is ConfigScalar { Value: { } text })
            {
                yield return Parse(text, role);
                continue;
            }

            var target = fields.Inner(node);
            yield return new(
                role, target.Required("model"), Key(target.Text("host")), Key(target.Text("gateway")), target.Flag("gatewayHidden"), Contract(target.Text("contract")),
                target.Number("weight"));
            target.Finish();
        }
    }

    private TargetDraft Parse(string text, TargetRole role)
    {
        if (text.Split('/', 2) is not [{ Length: > 0 } first, var model])
            return new(role, text);

        var provider = catalogue.Find(new ProviderKey(first)) ?? catalogue.FindByName(first);
        var key = provider?.Key.Value ?? first;
        return provider is not null && provider.Is(ProviderRoles.Gateway) && !provider.Is(ProviderRoles.Host)
            ? new(role, model, Gateway: key)
            : new(role, model, key);
    }

    private string? Contract(string? name) => name is null ? null : catalogue.ContractOf(name);

    // People write names as their tools do; the key is kept.
    private string? Key(string? name) =>
        name is null ? null : (catalogue.Find(new ProviderKey(name)) ?? catalogue.FindByName(name))?.Key.Value ?? name;
}
