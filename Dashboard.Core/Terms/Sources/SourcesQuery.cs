using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Sources;

/// <summary>The list of what we watch.</summary>
public sealed class SourcesQuery(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>Every source, trouble first, then by provider and name.</summary>
    public async Task<IReadOnlyList<SourceRow>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await Rows(store, store.TermsSources().Where(s => s.RemovedAt == null)).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.State.IsTrouble()).ThenBy(r => r.Provider, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)];
    }

    public async Task<SourceRow?> FindAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await Rows(store, store.TermsSources().Where(s => s.Id == id)).SingleOrDefaultAsync(ct);
    }

    /// <summary>What a person may edit; null when there is no such source.</summary>
    public async Task<TermsSourceDraft?> DraftAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.TermsSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.RemovedAt == null, ct) is { } source
            ? new(source.Provider, source.Name, source.Kind, source.Url)
            {
                Select = SourceText.Lines(source.Select),
                Remove = SourceText.Lines(source.Remove),
                Markers = source.Markers(),
            }
            : null;
    }

    private IQueryable<SourceRow> Rows(DashboardStore store, IQueryable<TermsSource> sources)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return sources.Select(s => new SourceRow(
            s.Id, s.Provider, s.Name, s.Kind, s.Url, s.State, s.StateReason, s.StateSince, s.LastCheckedAt, s.LastVerifiedAt, s.NextDueAt, s.Paused,
            store.TermsVersions().Count(v => v.SourceId == s.Id && !v.Technical), s.ProposedUrl, now));
    }
}

/// <summary>A source in a list.</summary>
public sealed record SourceRow(
    int Id, string Provider, string Name, TermsKind Kind, string Url, TermsState State, string StateReason, DateTime StateSince,
    DateTime? LastCheckedAt, DateTime? LastVerifiedAt, DateTime NextDueAt, bool Paused, int Versions, string? ProposedUrl, DateTime AsOf)
{
    /// <summary>How long ago the document itself was seen; null when it never was.</summary>
    public TimeSpan? VerifiedAge => AsOf - LastVerifiedAt;
}
