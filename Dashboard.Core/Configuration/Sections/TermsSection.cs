using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>termsSources: [{provider, name, kind: usage-policy, url, select: [main], remove: [nav], paused}]</c>.</summary>
internal sealed class TermsSection : ConfigListSection<TermsItem>
{
    public override string Name => "termsSources";

    public override int Order => 30;

    protected override TermsItem Read(FieldReader fields) => new(
        new(fields.Required("provider"), fields.Required("name").Trim(), fields.RequiredChoice<TermsKind>("kind"), fields.Required("url"))
        {
            Select = SourceText.Lines(SourceText.Join(fields.Texts("select") ?? [])),
            Remove = SourceText.Lines(SourceText.Join(fields.Texts("remove") ?? [])),
        },
        fields.Flag("paused"));

    protected override IEnumerable<Problem> Problems(TermsItem item) =>
        item.Draft.Problems().Select(p => p with { Path = char.ToLowerInvariant(p.Path[0]) + p.Path[1..] });

    protected override string KeyOf(TermsItem item) =>
        item.Draft.Select.Count == 0 ? item.Draft.Url : $"{item.Draft.Url} {string.Join(", ", item.Draft.Select)}";

    protected override async Task<Change> WriteAsync(DashboardStore store, TermsItem item, DateTime now, CancellationToken ct)
    {
        var draft = item.Draft;
        var select = SourceText.Join(draft.Select);
        var remove = SourceText.Join(draft.Remove);
        var source = await store.TermsSources().SingleOrDefaultAsync(s => s.Url == draft.Url && s.Select == select && s.RemovedAt == null, ct);
        if (source is null)
        {
            store.TermsSources().Add(new TermsSource
            {
                Provider = draft.Provider,
                Name = draft.Name,
                Kind = draft.Kind,
                Url = draft.Url,
                Select = select,
                Remove = remove,
                Paused = item.Paused,
                AddedAt = now,
                NextDueAt = now,
                StateSince = now,
                StateReason = "Waits for its first fetch.",
            });
            return Change.Created;
        }

        if ((source.Provider, source.Name, source.Kind, source.Remove, source.Paused) == (draft.Provider, draft.Name, draft.Kind, remove, item.Paused))
            return Change.Unchanged;

        if (source.Remove != remove)
        {
            // The host's "not modified" speaks of what we took from the page before.
            (source.ETag, source.LastModified, source.ValidatorsOf) = (null, null, null);
            source.NextDueAt = now;
        }

        if (source.Paused && !item.Paused)
            source.NextDueAt = now;

        (source.Provider, source.Name, source.Kind, source.Remove, source.Paused) = (draft.Provider, draft.Name, draft.Kind, remove, item.Paused);
        source.Revision++;
        return Change.Changed;
    }

    protected override string? SampleKind => MarkKinds.TermsSource;

    protected override string MarkOf(TermsItem item) => item.Draft.Url;

    protected override async Task<IEnumerable<TermsItem>> ListAsync(DashboardStore store, CancellationToken ct)
    {
        var sources = await store.TermsSources().AsNoTracking().Where(s => s.RemovedAt == null)
            .OrderBy(s => s.Provider).ThenBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(ct);
        return sources.Select(s => new TermsItem(
            new(s.Provider, s.Name, s.Kind, s.Url) { Select = SourceText.Lines(s.Select), Remove = SourceText.Lines(s.Remove) }, s.Paused));
    }

    protected override ConfigNode Write(TermsItem item) => ConfigMap.Of(
        ("provider", ConfigScalar.Of(item.Draft.Provider)),
        ("name", ConfigScalar.Of(item.Draft.Name)),
        ("kind", ConfigScalar.Of(ConfigWords.Write(item.Draft.Kind))),
        ("url", ConfigScalar.Of(item.Draft.Url)),
        ("select", ConfigList.Of(item.Draft.Select.Select(s => ConfigScalar.Of(s)!))),
        ("remove", ConfigList.Of(item.Draft.Remove.Select(s => ConfigScalar.Of(s)!))),
        ("paused", ConfigScalar.Of(item.Paused)));
}

/// <summary>A source and whether it rests.</summary>
internal sealed record TermsItem(TermsSourceDraft Draft, bool Paused);
