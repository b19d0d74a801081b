using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>Reads listing sources and what they list.</summary>
public sealed class ListingsQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<IReadOnlyList<ListingSummary>> SourcesAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await store.ListingSources().AsNoTracking()
            .OrderBy(s => s.Host).ThenBy(s => s.Url)
            .Select(s => new
            {
                s.Id,
                s.Host,
                s.Url,
                s.Form,
                s.State,
                s.StateReason,
                s.StateSince,
                s.LastCheckedAt,
                s.LastVerifiedAt,
                s.NextDueAt,
                s.Paused,
                s.Credential,
                Listed = s.Models.Count(m => m.GoneAt == null),
                Missing = s.Models.Count(m => m.GoneAt == null && m.MissingSince != null),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(s => new ListingSummary(
                s.Id, s.Host, s.Url, s.Form, s.State, s.StateReason, s.StateSince, s.LastCheckedAt, s.LastVerifiedAt, s.NextDueAt, s.Paused,
                s.Credential is not null, CredentialBox.VariableOf(s.Credential), s.Listed, s.Missing)),
        ];
    }

    /// <summary>What a host lists or has listed, by id.</summary>
    public Task<IReadOnlyList<ListedSummary>> ModelsAsync(int sourceId, CancellationToken ct) => ModelsAsync(s => s.Id == sourceId, m => true, ct);

    /// <summary>Everything that any host lists or has listed.</summary>
    public Task<IReadOnlyList<ListedSummary>> AllAsync(CancellationToken ct) => ModelsAsync(s => true, m => true, ct);

    /// <summary>Models that are missing from their host's list, or gone; a failed poll never puts one here.</summary>
    public Task<IReadOnlyList<ListedSummary>> VanishedAsync(CancellationToken ct) => ModelsAsync(s => true, m => m.MissingSince != null, ct);

    /// <summary>Models whose host has named the day, and that are still listed.</summary>
    public Task<IReadOnlyList<ListedSummary>> RetiringAsync(CancellationToken ct) => ModelsAsync(s => true, m => m.RetiresOn != null && m.GoneAt == null, ct);

    private async Task<IReadOnlyList<ListedSummary>> ModelsAsync(
        System.Linq.Expressions.Expression<Func<ListingSource, bool>> sources, System.Linq.Expressions.Expression<Func<ListedModel, bool>> models, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.ListingSources().AsNoTracking().Where(sources)
            .Join(store.ListedModels().AsNoTracking().Where(models), s => s.Id, m => m.SourceId, (s, m) => new { s.Host, m })
            .OrderBy(x => x.Host).ThenBy(x => x.m.RawId)
            .Select(x => new ListedSummary(
                x.Host, x.m.RawId, x.m.FirstSeenAt, x.m.LastSeenAt, x.m.MissingSince, x.m.GoneAt, x.m.RetiresOn, x.m.Replacement))
            .ToListAsync(ct);
    }
}

/// <summary>A source and how it stands; the key itself is never read back.</summary>
public sealed record ListingSummary(
    int Id, string Host, string Url, ListingForm Form, ListingState State, string Reason, DateTime StateSince, DateTime? LastCheckedAt,
    DateTime? LastVerifiedAt, DateTime NextDueAt, bool Paused, bool HasKey, string? Variable, int Listed, int Missing);

/// <summary>A model at its host.</summary>
public sealed record ListedSummary(
    string Host, string RawModel, DateTime FirstSeenAt, DateTime LastSeenAt, DateTime? MissingSince, DateTime? GoneAt, DateOnly? RetiresOn, string? Replacement);
