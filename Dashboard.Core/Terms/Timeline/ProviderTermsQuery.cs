using Dashboard.Core.Providers;
using Dashboard.Core.Store;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>
/// How well we know a provider's terms. <paramref name="OldestVerification"/>: of the source that was seen longest ago, null
/// when one never was; <paramref name="Unknown"/>: a source is stale or in trouble, so "no changes" cannot be said.
/// </summary>
public sealed record ProviderFreshness(ProviderKey Provider, int Sources, int InTrouble, DateTime? OldestVerification, TimeSpan? OldestAge, bool Unknown);

/// <summary>What other rooms ask about providers' terms.</summary>
public sealed class ProviderTermsQuery(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>A source not seen for so long says nothing about today.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromDays(7);

    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);

    /// <summary>Changes that matter (low and above) confirmed since an instant, newest first.</summary>
    public async Task<IReadOnlyList<ChangeRow>> MaterialSinceAsync(DateTime since, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await TimelineQuery.Rows(store, store.TermsChanges().AsNoTracking()
            .Where(c => c.ConfirmedAt >= since && c.Level > ChangeLevel.None).OrderByDescending(c => c.ConfirmedAt).ThenByDescending(c => c.Id)).ToListAsync(ct);
        return rows.ConvertAll(r => r.ToRow());
    }

    /// <summary>The worst level of the last 90 days that nobody has reviewed, for each provider that has one.</summary>
    public async Task<IReadOnlyDictionary<ProviderKey, ChangeLevel>> WorstUnreviewedAsync(CancellationToken ct)
    {
        var since = time.GetUtcNow().UtcDateTime - Recent;
        await using var store = await stores.CreateDbContextAsync(ct);
        var worst = await store.TermsChanges()
            .Where(c => c.ReviewedAt == null && c.ConfirmedAt >= since && c.Level > ChangeLevel.None)
            .Join(store.TermsSources(), c => c.SourceId, s => s.Id, (c, s) => new { s.Provider, c.Level })
            .GroupBy(c => c.Provider)
            .Select(g => new { Provider = g.Key, Level = g.Max(c => c.Level) })
            .ToListAsync(ct);
        return worst.ToDictionary(w => new ProviderKey(w.Provider), w => w.Level);
    }

    /// <summary>For each provider how old our knowledge is; paused sources count, since nobody looks at them either.</summary>
    public async Task<IReadOnlyList<ProviderFreshness>> FreshnessAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var store = await stores.CreateDbContextAsync(ct);
        var sources = await store.TermsSources().Where(s => s.RemovedAt == null).Select(s => new { s.Provider, s.State, s.LastVerifiedAt }).ToListAsync(ct);
        return [.. sources.GroupBy(s => s.Provider, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var oldest = g.Any(s => s.LastVerifiedAt is null) ? null : g.Min(s => s.LastVerifiedAt);
            var trouble = g.Count(s => s.State.IsTrouble());
            return new ProviderFreshness(new(g.Key), g.Count(), trouble, oldest, now - oldest, oldest is null || now - oldest > StaleAfter || trouble > 0);
        })];
    }
}
