using Dashboard.Core.AiModels.Status.Reading;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Pages;

/// <summary>Watched pages and how they stand.</summary>
public sealed class PagesQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<IReadOnlyList<PageRow>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.WatchedPages().AsNoTracking().OrderBy(p => p.Host).ThenBy(p => p.Kind).ThenBy(p => p.Url)
            .Select(p => new PageRow(
                p.Id, p.Kind, p.Host, p.Url, p.Component, p.State, p.StateReason, p.StateSince, p.LastVerifiedAt, p.NextDueAt, p.Paused,
                p.State == PageState.Read ? p.Health : Health.Unknown, p.HealthSince,
                store.LifecycleNotes().Count(n => n.PageId == p.Id && n.GoneAt == null)))
            .ToListAsync(ct);
    }
}

/// <summary>One watched page. <paramref name="Health"/> of status pages; <paramref name="Facts"/> of pages about deprecations.</summary>
public sealed record PageRow(
    int Id, PageKind Kind, string Host, string Url, string? Component, PageState State, string Reason, DateTime StateSince, DateTime? LastVerifiedAt,
    DateTime NextDueAt, bool Paused, Health Health, DateTime? HealthSince, int Facts);
