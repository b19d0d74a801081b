using Dashboard.Core.Marks;
using Dashboard.Core.Routing.Import;
using Dashboard.Core.Routing.Sources;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>routeSources: [{workload, file: /etc/litellm/config.yaml, tool: litellm, routes: [gpt-4o]}, {workload, github: owner/repository/path}]</c>.</summary>
internal sealed class RouteSourcesSection(RouterImport import) : ConfigListSection<RouteSourceDraft>
{
    public override string Name => "routeSources";

    public override int Order => 22;

    public override async Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct)
    {
        var known = (await store.Workloads().AsNoTracking().Select(w => w.Key).ToListAsync(ct)).Concat(file.Drafts<WorkloadDraft>(WorkloadsSection.Field).Select(w => w.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (((RouteSourceDraft)item.Draft).Workload is { Length: > 0 } workload && !known.Contains(workload))
                problems.Add(new($"{item.Path}.workload", $"There is no workload with the key \"{workload}\", neither in this file nor in the installation."));
        }

        return items;
    }

    protected override RouteSourceDraft Read(FieldReader fields)
    {
        var github = fields.Text("github");
        var file = fields.Text("file");
        if (github is not null && file is not null)
            fields.Say("file", "A source is a file or on GitHub; write an entry for each.");

        return new(
            fields.Required("workload"), github is null ? RouteSourceKind.File : RouteSourceKind.GitHub, github ?? file ?? "", fields.Text("tool"), fields.Texts("routes"));
    }

    protected override IEnumerable<Problem> Problems(RouteSourceDraft draft) => draft.Problems(import)
        .Select(p => p.Path == "address" ? p with { Path = draft.Kind is RouteSourceKind.GitHub ? "github" : "file" } : p);

    protected override string KeyOf(RouteSourceDraft draft) => $"{draft.Workload}/{draft.Normal ?? draft.Address}";

    protected override Task<Change> WriteAsync(DashboardStore store, RouteSourceDraft draft, DateTime now, CancellationToken ct) =>
        SaveRouteSource.WriteAsync(store, draft, "apply", now, ct);

    protected override string? SampleKind => MarkKinds.Workload;

    protected override string MarkOf(RouteSourceDraft draft) => draft.Workload;

    protected override async Task<IEnumerable<RouteSourceDraft>> ListAsync(DashboardStore store, CancellationToken ct) => await RouteSourcesQuery.ListAsync(store, ct);

    protected override ConfigNode Write(RouteSourceDraft draft) => ConfigMap.Of(
        ("workload", ConfigScalar.Of(draft.Workload)),
        (draft.Kind is RouteSourceKind.GitHub ? "github" : "file", ConfigScalar.Of(draft.Address)),
        ("tool", ConfigScalar.Of(draft.Tool)),
        ("routes", draft.Routes is null ? null : ConfigList.Of(draft.Routes.Select(r => ConfigScalar.Of(r)!))));
}
