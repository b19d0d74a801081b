using Dashboard.Core.Marks;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Terms.Watches;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Configuration.Sections;

/// <summary><c>watches: [{source: ADDRESS, select: [main], sentence}]</c>: sentences relied on, each of a watched document.</summary>
internal sealed class WatchesSection(VersionTexts texts) : ConfigListSection<WatchItem>
{
    private const string Applied = "apply";

    public override string Name => "watches";

    /// <summary>After the documents, which the same file may bring.</summary>
    public override int Order => 35;

    public override async Task<IReadOnlyList<ConfigItem>> CheckAsync(
        DashboardStore store, IReadOnlyList<ConfigItem> items, ConfigContents file, List<Problem> problems, CancellationToken ct)
    {
        var held = await store.TermsSources().AsNoTracking().Where(s => s.RemovedAt == null).Select(s => new { s.Url, s.Select }).ToListAsync(ct);
        var known = held.Select(s => (s.Url, s.Select))
            .Concat(file.Drafts<TermsItem>("termsSources").Select(t => (t.Draft.Url, Select: SourceText.Join(t.Draft.Select))))
            .ToHashSet();
        foreach (var item in items)
        {
            var watch = (WatchItem)item.Draft;
            var parts = known.Where(s => s.Url == watch.Source).Select(s => s.Select).ToList();
            if (parts.Count == 0)
                problems.Add(new($"{item.Path}.source", $"No document is watched at \"{watch.Source}\"; give it under termsSources."));
            else if (watch.Of(parts) is null)
                problems.Add(new($"{item.Path}.select", $"Which of the {parts.Count} watched parts of this address is meant? Name its select as termsSources does."));
        }

        return items;
    }

    protected override WatchItem Read(FieldReader fields) => new(
        fields.Required("source").Trim(), fields.Texts("select") is { } select ? SourceText.Join(select) : null, fields.Required("sentence").Trim());

    protected override IEnumerable<Problem> Problems(WatchItem draft)
    {
        if (WatchedSentence.Problem(draft.Sentence) is { } why)
            yield return new("sentence", why);
    }

    protected override string KeyOf(WatchItem draft) => string.Join(' ', new[] { draft.Source, draft.Select, WatchedSentence.Key(draft.Sentence) }.Where(part => !string.IsNullOrEmpty(part)));

    protected override async Task<Change> WriteAsync(DashboardStore store, WatchItem draft, DateTime now, CancellationToken ct)
    {
        var parts = await store.TermsSources().Where(s => s.RemovedAt == null && s.Url == draft.Source).ToDictionaryAsync(s => s.Select, ct);
        var source = parts[draft.Of(parts.Keys)!];
        var key = WatchedSentence.Key(draft.Sentence);
        var pinned = await store.TermsWatches().Where(w => w.SourceId == source.Id && w.RemovedAt == null).ToListAsync(ct);
        if (pinned.Exists(w => WatchedSentence.Key(w.Sentence) == key))
            return Change.Unchanged;

        var watch = new TermsWatch { SourceId = source.Id, Sentence = draft.Sentence, State = WatchState.NotLookedFor, Since = now, AddedBy = Applied, AddedAt = now };
        if (await store.TermsVersions().AsNoTracking().SingleOrDefaultAsync(v => v.Id == source.CurrentVersionId, ct) is { } version
            && await texts.ReadAsync(version, ct) is { } page)
            CheckWatches.Look(watch, page, before: null, version.Id, now);

        store.TermsWatches().Add(watch);
        return Change.Created;
    }

    // The sample's watches hang on the sample's documents.
    protected override string? SampleKind => MarkKinds.TermsSource;

    protected override string MarkOf(WatchItem draft) => draft.Source;

    protected override async Task<IEnumerable<WatchItem>> ListAsync(DashboardStore store, CancellationToken ct)
    {
        var watches = await store.TermsWatches().AsNoTracking().Where(w => w.RemovedAt == null)
            .Join(store.TermsSources().Where(s => s.RemovedAt == null), w => w.SourceId, s => s.Id, (w, s) => new { w.Id, s.Url, s.Select, w.Sentence })
            .ToListAsync(ct);
        return watches.OrderBy(w => w.Url, StringComparer.Ordinal).ThenBy(w => w.Id).Select(w => new WatchItem(w.Url, w.Select, w.Sentence));
    }

    protected override ConfigNode Write(WatchItem draft) => ConfigMap.Of(
        ("source", ConfigScalar.Of(draft.Source)),
        ("select", string.IsNullOrEmpty(draft.Select) ? null : ConfigList.Of(SourceText.Lines(draft.Select).Select(s => (ConfigNode)ConfigScalar.Of(s)!))),
        ("sentence", ConfigScalar.Of(draft.Sentence)));
}

/// <summary>A sentence and the document that says it. <paramref name="Select"/>: which parts of the page, a line each; null: the whole page, or the only parts that are watched.</summary>
internal sealed record WatchItem(string Source, string? Select, string Sentence)
{
    /// <summary>The one meant of the parts of this address; null when none is, or it might be several.</summary>
    public string? Of(IReadOnlyCollection<string> parts) =>
        parts.Contains(Select ?? "") ? Select ?? "" : Select is null && parts.Count == 1 ? parts.First() : null;
}
