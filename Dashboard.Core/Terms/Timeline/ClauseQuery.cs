using Dashboard.Core.Store;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Diff;
using Dashboard.Core.Terms.Versions;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>What the terms in force say on a topic, sentence by sentence, and how often that changed.</summary>
public sealed class ClauseQuery(IDbContextFactory<DashboardStore> stores, VersionTexts texts)
{
    private const int MostSentences = 5;
    private const int MostChanges = 100;

    /// <summary>By provider, source by source; a source that says nothing on the topic is there without sentences.</summary>
    public async Task<IReadOnlyList<TopicClauses>> ListAsync(TermsTopic topic, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var sources = await store.TermsSources().AsNoTracking().Where(s => s.RemovedAt == null && s.CurrentVersionId != null)
            .Join(store.TermsVersions(), s => s.CurrentVersionId, v => v.Id, (s, v) => new { Source = s, Version = v }).ToListAsync(ct);
        var changes = await TimelineQuery.Rows(store, store.TermsChanges().AsNoTracking().Where(c => c.Level > ChangeLevel.None).OrderByDescending(c => c.ConfirmedAt).Take(MostChanges)).ToListAsync(ct);
        var told = changes.Select(c => c.ToRow()).Where(c => c.Topics.Contains(topic)).ToLookup(c => c.SourceId);
        var found = new List<TopicClauses>();
        foreach (var pair in sources.OrderBy(s => s.Source.Provider, StringComparer.Ordinal).ThenBy(s => s.Source.Name, StringComparer.Ordinal))
        {
            var page = await texts.ReadAsync(pair.Version, ct);
            List<string> sentences = page is null ? [] :
            [
                .. DocumentSentences.Read(page.Markdown).Where(s => !s.IsHeading && TopicLexicon.In($"{s.Lead} {s.Text}").Contains(topic))
                    .Select(s => s.Lead.Length > 0 ? $"{s.Lead} {s.Text}" : s.Text).Distinct(StringComparer.Ordinal).Take(MostSentences),
            ];
            found.Add(new(pair.Source.Id, pair.Source.Provider, pair.Source.Name, pair.Source.LastVerifiedAt, sentences, [.. told[pair.Source.Id]]));
        }

        return found;
    }
}

/// <summary>What one source says on a topic.</summary>
/// <param name="VerifiedAt">When somebody last looked; null is never.</param>
/// <param name="Changes">Changes of it on this topic, newest first.</param>
public sealed record TopicClauses(int SourceId, string Provider, string Source, DateTime? VerifiedAt, IReadOnlyList<string> Sentences, IReadOnlyList<ChangeRow> Changes);
