using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>modelPages: [{host, kind: deprecations|status, url, component, paused}]</c></summary>
internal sealed class ModelPagesSection : ConfigListSection<PageDraft>
{
    public override string Name => "modelPages";

    public override int Order => 41;

    protected override PageDraft Read(FieldReader fields) => new(
        fields.Required("host"), fields.Choice<PageKind>("kind") ?? PageKind.Deprecations, fields.Required("url"), fields.Text("component"), fields.Flag("paused"));

    protected override IEnumerable<Problem> Problems(PageDraft draft) => draft.Problems();

    protected override string KeyOf(PageDraft draft) => $"{draft.Kind} {draft.Url}";

    protected override Task<Change> WriteAsync(DashboardStore store, PageDraft draft, DateTime now, CancellationToken ct) => SavePage.WriteAsync(store, draft, now, ct);

    protected override async Task<IEnumerable<PageDraft>> ListAsync(DashboardStore store, CancellationToken ct)
    {
        var pages = await store.WatchedPages().AsNoTracking().OrderBy(p => p.Host).ThenBy(p => p.Kind).ThenBy(p => p.Url).ToListAsync(ct);
        return pages.Select(p => new PageDraft(p.Host, p.Kind, p.Url, p.Component, p.Paused));
    }

    protected override ConfigNode Write(PageDraft draft) => ConfigMap.Of(
        ("host", ConfigScalar.Of(draft.Host)),
        ("kind", ConfigScalar.Of(ConfigWords.Write(draft.Kind))),
        ("url", ConfigScalar.Of(draft.Url)),
        ("component", ConfigScalar.Of(draft.Component)),
        ("paused", ConfigScalar.Of(draft.Paused)));
}
